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
          await new Promise((resolve) => setTimeout(resolve, 400));
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
      // Held back to the end they would come at one time; a busy machine brings the first one late.
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
  {
    name: 'a stream can be piped into the response',
    files: {
      'index.mjs': `
        import { Readable } from 'node:stream';
        import { pipeline } from 'node:stream/promises';
        export const handler = awslambda.streamifyResponse(async ({ words }, stream, context) => {
          stream.setContentType('text/plain; charset=utf-8');
          await pipeline(Readable.from(words.map((word) => word + ' ')), stream);
        });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke({ words: ['grüße', 'aus', 'lambda'] })).toMatchObject({
        status: 'success',
        payload: 'grüße aus lambda ',
        contentType: 'text/plain; charset=utf-8',
      });
    },
  },
  {
    name: 'headers and cookies of an HTTP response are in its prelude',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => {
          const http = awslambda.HttpResponseStream.from(stream, {
            statusCode: 200, headers: { 'Content-Type': 'text/html', 'X-Own': 'a' }, cookies: ['a=1', 'b=2'],
          });
          http.write('<p>'); http.write('hello'); http.end('</p>');
        });`,
    },
    async holds(lambda) {
      const outcome = await lambda.invoke();
      const [prelude = '', body] = outcome.status === 'success' ? outcome.payload.split('\0'.repeat(8)) : [];
      expect(JSON.parse(prelude)).toEqual({
        statusCode: 200,
        headers: { 'Content-Type': 'text/html', 'X-Own': 'a' },
        cookies: ['a=1', 'b=2'],
      });
      expect(body).toBe('<p>hello</p>');
    },
  },
  {
    name: 'an error before the first byte is an ordinary error, and the next invocation streams',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async ({ fail }, stream) => {
          if (fail) throw new RangeError('nothing sent');
          stream.end('sent');
        });`,
    },
    async holds(lambda) {
      await lambda.init();
      expect(await lambda.invoke({ fail: true })).toMatchObject({
        status: 'error',
        error: { errorType: 'RangeError', errorMessage: 'nothing sent' },
      });
      expect(await lambda.invoke()).toMatchObject({ status: 'success', payload: 'sent' });
    },
  },
  {
    name: 'a stream that is never ended runs into the timeout',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => { stream.write('open'); });`,
    },
    async holds(lambda) {
      await lambda.init();
      expect(await lambda.invoke({}, 500)).toMatchObject({ status: 'timeout' });
    },
  },
  {
    name: 'the content type cannot change after the first byte',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse(async (event, stream) => {
          stream.write('a');
          await new Promise((resolve) => setTimeout(resolve, 10));
          stream.setContentType('text/html');
          stream.end();
        });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Runtime.InvalidStreamingOperation' },
      });
    },
  },
  {
    name: 'a streaming handler that is not async ends with its stream',
    files: {
      'index.mjs': `
        export const handler = awslambda.streamifyResponse((event, stream) => { stream.end('sync'); });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'success', payload: 'sync' });
    },
  },
  {
    name: 'what a streaming handler returns is ignored, and objects become text',
    files: {
      'index.js': `
        exports.handler = awslambda.streamifyResponse(async (event, stream) => {
          stream.write({ a: 1 });
          stream.end(Buffer.from('!'));
          return 'ignored';
        });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'success', payload: '{"a":1}!' });
    },
  },
];
