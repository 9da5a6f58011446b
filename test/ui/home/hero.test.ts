import { describe, expect, it } from 'vitest';
import { heroExample } from '#ui/home/hero-example.ts';
import { msText, spanShare } from '#ui/home/hero.view.ts';

describe('the bar of the environment', () => {
  const spans = [
    { phase: 'create', words: '' },
    { phase: 'init', words: '', ms: 300 },
    { phase: 'invoke', words: '', ms: 100 },
  ] as const;

  it('gives a span its share of the time that was measured', () => {
    expect(spans.map((span) => spanShare(span, spans))).toEqual([0, 0.75, 0.25]);
  });

  it('never draws a span so thin that it is gone', () => {
    const thin = [
      { phase: 'init', words: '', ms: 9999 },
      { phase: 'invoke', words: '', ms: 0.4 },
    ] as const;
    expect(spanShare(thin[1], thin)).toBe(0.02);
  });

  it('draws nothing where nothing has happened', () => {
    const none = [{ phase: 'init', words: '', ms: 0 }] as const;
    expect(spanShare(none[0], none)).toBe(0);
  });
});

it('writes milliseconds as AWS does', () => {
  expect([138.2, 17.284, 0].map(msText)).toEqual(['138.20 ms', '17.28 ms', '0.00 ms']);
});

describe('the example on the home page', () => {
  const example = heroExample();
  const number = (key: string) =>
    Number.parseFloat(example.answer.summary.find((entry) => entry.key === key)?.value ?? '');

  it('bills init and invoke together, rounded up, as the page says', () => {
    expect(number('Billed duration')).toBe(Math.ceil(number('Init duration') + number('Duration')));
  });

  it('has the same times above and below the line', () => {
    const below = Object.fromEntries(example.environment.spans.map(({ phase, ms }) => [phase, ms]));
    expect(below).toEqual({ create: undefined, init: number('Init duration'), invoke: number('Duration') });
    expect(example.log.at(-1)).toContain(`Billed Duration: ${number('Billed duration')} ms`);
  });

  it('gives the answer that its handler gives', async () => {
    const module = `data:text/javascript,${encodeURIComponent(example.process.code)}`;
    const { handler } = (await import(/* @vite-ignore */ module)) as { handler: (event: unknown) => unknown };
    expect(await handler(JSON.parse(example.event))).toEqual(JSON.parse(example.answer.response));
  });
});
