import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authorFaults } from '#curriculum/author-faults.ts';

const schema = z.strictObject({
  title: z.string().min(1).describe('The title.'),
  minutes: z.int().describe('How long it takes, in minutes.'),
  choices: z
    .array(z.strictObject({ id: z.string().describe('Named by the check.') }))
    .describe('What can be answered.'),
});
const faults = (text: string) => authorFaults(schema, text, { file: 'lesson/index.md', firstLine: 2 });

describe('what an author is told', () => {
  it('is nothing where all is well, in YAML and in JSON', () => {
    expect(faults('title: A title\nminutes: 5\nchoices: [{ id: one }]\n')).toEqual([]);
    expect(faults('{"title":"A title","minutes":5,"choices":[]}')).toEqual([]);
  });

  it('names file, line, field, what came, and what belongs there', () => {
    expect(faults('title: A title\nminutes: ten\nchoices: []\n')).toEqual([
      'lesson/index.md:3: minutes: Invalid input: expected number, received string. It is: How long it takes, in minutes.',
    ]);
  });

  it('finds the line inside a list', () => {
    expect(faults('title: A\nminutes: 5\nchoices:\n  - id: one\n  - id: 2\n')).toEqual([
      'lesson/index.md:6: choices.1.id: Invalid input: expected string, received number. It is: Named by the check.',
    ]);
  });

  it('names the keys that there are, where one is misspelt, and what is missing', () => {
    expect(faults('title: A\nminuts: 5\nchoices: []\n')).toEqual([
      'lesson/index.md:2: minutes: Invalid input: expected number, received undefined. It is: How long it takes, in minutes.',
      'lesson/index.md:3: minuts: Unrecognized key: "minuts". Known here: title, minutes, choices.',
    ]);
  });

  it('says where a text is no YAML at all', () => {
    expect(faults('title: "A\nminutes: 5\n')[0]).toMatch(/^lesson\/index\.md:\d+: Missing closing "quote/);
  });
});
