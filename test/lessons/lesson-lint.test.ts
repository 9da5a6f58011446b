import { describe, expect, it } from 'vitest';
import { faultsOf, rhythm, wordLimits, type LintedLesson } from './lesson-lint.ts';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const prose = (text: string, parts = rhythm) =>
  parts.map((part, index) => `## ${part}\n\n${index === 0 ? text : ''}`).join('\n\n');
const linted = (change: Partial<LintedLesson> = {}): LintedLesson => ({
  file: 'index.md',
  prose: prose(words(wordLimits.min)),
  firstLine: 10,
  wrong: ['one', 'two'],
  addresses: [/^\/console\/$/, /^\/lessons\/a\/b\/$/],
  ...change,
});
const faultsIn = (text: string) => faultsOf(linted({ prose: prose(`${text}\n${words(wordLimits.min)}`) }));

describe('the lint of lessons', () => {
  it('finds nothing wrong with a good one', () => {
    expect(faultsOf(linted())).toEqual([]);
  });

  it.each(['a timeout of 3 s', '125 ms', '0.2 USD', 'less than 1 %', '512 MB', 'after 10 minutes'])(
    'refuses the number in “%s”, and names the line',
    (text) => {
      expect(faultsIn(text)).toEqual([
        expect.stringMatching(/^index\.md:12: “.+” has no source\. Name it as :fact/),
      ]);
    },
  );

  it.each(['`3 s` in code', ':fact{key="limits/timeout/default"}', '```\nsleep 3 s\n```', 'three of them'])(
    'takes %s',
    (text) => {
      expect(faultsIn(text)).toEqual([]);
    },
  );

  it.each(['/lessons/a/c/', '/console', 'http://example.com/', 'other.md', '', '#here'])(
    'refuses a link to “%s”',
    (target) => {
      expect(faultsIn(`[link](${target})`)).toEqual([
        expect.stringContaining(`index.md:12: The link to “${target}”`),
      ]);
    },
  );

  it.each(['https://example.com/a', '/console/', '/lessons/a/b/#check'])('takes a link to %s', (target) => {
    expect(faultsIn(`[link](${target})`)).toEqual([]);
  });

  it('refuses an image that says nothing', () => {
    expect(faultsIn('![](/console/)')).toEqual([
      expect.stringContaining('index.md:12: The image has no alternative text'),
    ]);
    expect(faultsIn('![A container](/console/)')).toEqual([]);
  });

  it('counts words', () => {
    expect(faultsOf(linted({ prose: prose(words(1)) }))[0]).toContain('words are fewer than 250');
    expect(faultsOf(linted({ prose: prose(words(wordLimits.max)) }))[0]).toContain('words are more than 700');
  });

  it('says which of the six parts is missing, and where', () => {
    const parts = rhythm.toSpliced(1, 1);
    expect(faultsOf(linted({ prose: prose(words(wordLimits.min), parts) }))).toEqual([
      expect.stringContaining('index.md:14: Part 2 should be “## Predict”, and is “Do it”'),
    ]);
    const more = [...rhythm, 'And more'];
    expect(faultsOf(linted({ prose: prose(words(wordLimits.min), more) }))).toEqual([
      expect.stringContaining('Part 7 should be “## none”, and is “And more”'),
    ]);
  });

  it('asks for two wrong answers', () => {
    expect(faultsOf(linted({ wrong: ['one'] }))).toEqual([
      expect.stringContaining('index.md:10: 1 wrong answers are fewer than 2'),
    ]);
  });
});
