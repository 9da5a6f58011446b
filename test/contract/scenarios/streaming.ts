import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

export const streaming: readonly Scenario[] = [
  {
    name: 'a streamed response arrives in pieces, as they are written',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => {
          stream.setContentType('text/plain');
          stream.write('one ');
          await new Promise((resolve) => setTimeout(resolve, 150));
          stream.write('two');
          stream.end();
          await new Promise((resolve) => (stream.writableFinished ? resolve() : stream.on('finish', resolve)));
        });`,
    },
    async holds(lambda) {
      const outcome = await lambda.invoke();
      expect(outcome).toMatchObject({ status: 'success', payload: 'one two', contentType: 'text/plain' });
      if (outcome.status !== 'success') return;
      const [first, ...later] = outcome.chunks ?? [];
      expect(first?.text).toBe('one ');
      expect(later.map(({ text }) => text).join('')).toBe('two');
      expect((later[0]?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(100);
    },
  },
  {
    name: 'metadata of an HTTP response comes before the body, with eight NUL bytes in between',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => {
          const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
          http.write('made');
          http.end();
        });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'success',
        contentType: 'application/vnd.awslambda.http-integration-response',
        payload: `{"statusCode":201}${'\0'.repeat(8)}made`,
      });
    },
  },
  {
    name: 'an error in the middle of a stream reaches the invoker',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => {
          stream.write('half');
          throw new TypeError('broke off');
        });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'TypeError', errorMessage: 'broke off' },
      });
    },
  },
];
