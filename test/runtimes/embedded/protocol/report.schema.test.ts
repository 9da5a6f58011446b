import { describe, expect, it } from 'vitest';
import {
  MAX_OUTPUT_LENGTH,
  MAX_PIECE_BYTES,
  parseFrameReport,
  parseWorkerReport,
} from '#runtimes/embedded/protocol/report.schema.ts';

const request = {
  type: 'http.request',
  exchangeId: 1,
  method: 'POST',
  host: '127.0.0.1',
  port: 9001,
  path: '/',
  headers: {},
};

describe('what comes out of the sandbox', () => {
  it('is taken when it is a report', () => {
    const report = { type: 'process.output', stream: 'stdout', text: 'hello' };
    expect(parseWorkerReport(report)).toEqual(report);
    expect(parseWorkerReport(request)).toEqual(request);
    expect(parseFrameReport({ type: 'frame.pong', beat: 3 })).toEqual({ type: 'frame.pong', beat: 3 });
  });

  it('loses the members that nobody asked for', () => {
    expect(parseWorkerReport({ type: 'worker.ready', html: '<img>' })).toEqual({ type: 'worker.ready' });
  });

  it.each([
    ['nothing', undefined],
    ['text', 'process.exited'],
    ['an unknown kind', { type: 'page.navigate', to: 'https://example.com' }],
    ['a stream that does not exist', { type: 'process.output', stream: 'stdin', text: '' }],
    [
      'output without end',
      { type: 'process.output', stream: 'stdout', text: 'x'.repeat(MAX_OUTPUT_LENGTH + 1) },
    ],
    ['an exit code that is no number', { type: 'process.exited', exitCode: 'NaN' }],
    ['a file outside of /tmp', { type: 'file.deleted', path: '/var/task/index.js' }],
    ['a way out of /tmp', { type: 'file.deleted', path: '/tmp/../etc/passwd' }],
    ['/tmp itself', { type: 'file.deleted', path: '/tmp' }],
    ['a negative position', { type: 'file.wrote', path: '/tmp/a', position: -1, data: new Uint8Array() }],
    ['bytes that are none', { type: 'http.body', exchangeId: 1, data: [1, 2, 3] }],
    ['too many bytes', { type: 'http.body', exchangeId: 1, data: new Uint8Array(MAX_PIECE_BYTES + 1) }],
    ['a whole body that is none', { ...request, whole: 'text' }],
    ['a whole body of too many bytes', { ...request, whole: new Uint8Array(MAX_PIECE_BYTES + 1) }],
    ['headers that are not text', { type: 'http.bodyEnded', exchangeId: 1, trailers: { a: {} } }],
  ])('is refused when it is %s', (_, message) => {
    expect(parseWorkerReport(message)).toBeNull();
  });
});
