import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framed, FrameReader } from '#runtimes/webcontainer/protocol/frames.ts';
import { parseSupervisorReport } from '#runtimes/webcontainer/protocol/report.schema.ts';

function readerOf(direction: 'toPage' | 'toSupervisor') {
  const got: unknown[] = [];
  const reader = new FrameReader(direction, (message) => got.push(message));
  return { got, reader };
}

test('messages arrive whatever a terminal does to lines, and wherever it cuts them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ type: fc.string({ unit: 'grapheme' }), data: fc.string({ maxLength: 6000 }) })),
      fc.integer({ min: 1, max: 700 }),
      (messages, size) => {
        const { got, reader } = readerOf('toPage');
        const text = messages
          .map((message) => `noise from elsewhere\n${framed('toPage', message)}`)
          .join('')
          .replaceAll('\n', '\r\n');
        for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
        expect(got).toEqual(messages);
      },
    ),
  );
});

test('no line is longer than a terminal takes', () => {
  const lines = framed('toSupervisor', { body: 'x'.repeat(100_000) }).split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(4096);
});

test('the echo of what the page typed is not taken for an answer', () => {
  const { got, reader } = readerOf('toPage');
  reader.write(framed('toSupervisor', { type: 'process.kill', processId: 1 }));
  expect(got).toEqual([]);
});

test('a mark without a message behind it is passed over', () => {
  const { got, reader } = readerOf('toPage');
  reader.write('\u001e<LU %%%.\n\u001e<LU bm90IGpzb24=.\n');
  reader.write(framed('toPage', { fine: true }));
  expect(got).toEqual([{ fine: true }]);
});

test.each([
  ['nothing', null],
  ['another type', { type: 'page.navigate' }],
  ['a body that is not base64', { type: 'http.body', exchangeId: 1, data: '<script>' }],
  [
    'a folder that is not absolute',
    { type: 'supervisor.ready', nodeVersion: 'v22.0.0', folder: 'x', client: 'frozen' },
  ],
  ['a negative exchange', { type: 'http.aborted', exchangeId: -1 }],
])('%s is no report', (_, message) => {
  expect(parseSupervisorReport(message)).toBeNull();
});
