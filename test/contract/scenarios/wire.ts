import { expect } from 'vitest';
import { matching, satisfying } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

const next = '/2018-06-01/runtime/invocation/next';
const id = '00000000-0000-4000-8000-000000000001';

export const wire: readonly Scenario[] = [
  {
    name: 'an invocation is a question, an answer and the next question',
    files: { 'index.js': `exports.handler = async (event) => event.n + 1;` },
    async holds(lambda) {
      await lambda.result({ n: 1 });
      const asked = lambda.eventsOf('runtimeApi.request').map(({ record }) => record);
      expect(asked).toMatchObject([
        { method: 'GET', path: next, bodyBytes: 0 },
        { method: 'POST', path: `/2018-06-01/runtime/invocation/${id}/response`, body: '2', bodyBytes: 1 },
        { method: 'GET', path: next, bodyBytes: 0 },
      ]);
      const [event, accepted, ...more] = lambda.eventsOf('runtimeApi.response').map(({ record }) => record);
      expect(event).toMatchObject({
        wireId: asked[0]?.wireId,
        status: 200,
        body: '{"n":1}',
        headers: {
          'Lambda-Runtime-Aws-Request-Id': id,
          'Lambda-Runtime-Invoked-Function-Arn': lambda.spec.functionArn,
          'Lambda-Runtime-Deadline-Ms': matching(/^\d{13}$/),
        },
      });
      expect(accepted).toMatchObject({ wireId: asked[1]?.wireId, status: 202, body: '{"status":"OK"}\n' });
      expect(more).toEqual([]);
      const times = lambda.seen.map(({ time }) => time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    },
  },
  {
    name: 'a failed init is posted with its type',
    files: { 'index.js': `exports.main = 1;` },
    async holds(lambda) {
      await lambda.init();
      expect(lambda.eventsOf('runtimeApi.request').map(({ record }) => record)).toMatchObject([
        {
          method: 'POST',
          path: '/2018-06-01/runtime/init/error',
          headers: satisfying((headers: Record<string, string>) =>
            Object.entries(headers).some(
              ([name, value]) =>
                name.toLowerCase() === 'lambda-runtime-function-error-type' &&
                value === 'Runtime.HandlerNotFound',
            ),
          ),
        },
      ]);
    },
  },
  {
    name: 'a handler can talk to the Runtime API itself, with fetch and with http',
    files: {
      'index.js': `
        const http = require('http');
        exports.handler = async () => {
          const url = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/nope';
          const fetched = await fetch(url);
          const got = await new Promise((resolve, reject) => {
            http.get(url, (response) => {
              let text = '';
              response.setEncoding('utf8');
              response.on('data', (part) => (text += part));
              response.on('end', () => resolve({ status: response.statusCode, text }));
            }).on('error', reject);
          });
          return [{ status: fetched.status, text: await fetched.text() }, got];
        };`,
    },
    async holds(lambda) {
      const missing = { status: 404, text: '404 page not found\n' };
      expect(await lambda.result()).toEqual([missing, missing]);
    },
  },
];
