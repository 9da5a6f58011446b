import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { clockTime, curlCommand, wireView } from '#ui/lifecycle/wire.view.ts';

function exchangeOf(body: string, bodyBytes = body.length) {
  const trace: TraceRecord[] = [
    {
      type: 'runtimeApi.request',
      time: Date.UTC(2026, 10, 23, 9, 5, 1, 25),
      subject: { functionName: 'hello', environmentId: 'e1' },
      record: {
        wireId: 'wire-1',
        method: 'POST',
        path: '/2018-06-01/runtime/invocation/abc/response',
        headers: {
          'Content-Type': 'application/json',
          Host: '127.0.0.1:9001',
          'content-length': '9',
          'X-Odd': "it's",
        },
        body,
        bodyBytes,
      },
    },
  ];
  const [exchange] = wireView(trace).exchanges;
  if (!exchange) throw new Error('no exchange');
  return exchange;
}

/** The words that a shell makes of it. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('a call as a command', () => {
  it('is what a shell hands to curl, whatever is in the body', () => {
    const body = `{"a":"it's $HOME \`x\`\\n"}`;
    expect(wordsOf(curlCommand(exchangeOf(body)))).toEqual([
      'curl',
      '-i',
      '-X',
      'POST',
      'http://127.0.0.1:9001/2018-06-01/runtime/invocation/abc/response',
      '-H',
      'Content-Type: application/json',
      '-H',
      "X-Odd: it's",
      '--data-binary',
      body,
    ]);
  });

  it('takes a body that is not known in whole from a file', () => {
    expect(wordsOf(curlCommand(exchangeOf('abc', 100_000))).slice(-2)).toEqual(['--data-binary', '@body']);
    expect(curlCommand(exchangeOf(''))).not.toContain('--data-binary');
  });
});

it('is told with the time of day', () => {
  expect(clockTime(exchangeOf('').askedAt)).toBe('09:05:01.025');
});
