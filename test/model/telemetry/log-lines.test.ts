import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLines, logTail } from '#model/telemetry/log-lines.ts';
import { initStart, line, report, start, t0 } from './example-trace.ts';

describe('a log', () => {
  it('knows which lines are the platform’s', () => {
    const records = [
      start(1, 'r1'),
      line(2, 'hello'),
      report(3, 'r1', { durationMs: 1, billedDurationMs: 1, maxMemoryUsedMB: 1 }),
    ];
    expect(logLines(records).map(({ time, from }) => [time - t0, from])).toEqual([
      [1, 'platform'],
      [2, 'function'],
      [3, 'platform'],
      [3, 'platform'],
    ]);
    expect(logLines(records, 'JSON').map(({ text }) => text[0])).toEqual(['{', 'h', '{']);
    // Of what went well Lambda says nothing then.
    expect(logLines(records, 'JSON', 'WARN').map(({ text }) => text)).toEqual(['hello']);
    expect(logLines(records, 'Text', 'WARN')).toEqual(logLines(records));
  });
});

describe('the tail of a log', () => {
  it('leaves the start of the environment out', () => {
    const records = [initStart(0), start(1, 'r1')];
    expect(logTail(logLines(records))).toBe('START RequestId: r1 Version: $LATEST\n');
    expect(logTail(logLines(records, 'JSON'))).not.toContain('initStart');
  });

  it('is the end of it, at most 4 KB and without half a character', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 60 }), (texts) => {
        const all = texts.map((text) => `x${text.replaceAll('\uFFFD', '')}`);
        const tail = logTail(all.map((text) => ({ time: t0, text, from: 'function' as const })));
        const whole = all.map((text) => `${text}\n`).join('');
        expect(whole.endsWith(tail)).toBe(true);
        expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(4096);
        expect(Buffer.byteLength(tail)).toBeGreaterThanOrEqual(Math.min(Buffer.byteLength(whole), 4096 - 3));
      }),
    );
  });
});
