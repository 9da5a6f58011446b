import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { courseSchema } from '#curriculum/course.schema.ts';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { parsed } from '#curriculum/parsed.ts';
import { solutionSchema, wrongAnswerSchema } from '#curriculum/answer.schema.ts';

const question = {
  question: 'Which?',
  choices: [
    { id: 'one', text: 'One' },
    { id: 'two', text: 'Two' },
  ],
  truth: 'one',
  explanation: 'Because.',
};

const matter = {
  title: 'A title',
  option: 'An option',
  goal: 'A goal.',
  prerequisites: ['the-line/the-dashboard'],
  minutes: 5,
  start: {
    functionName: 'greeter',
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    memorySizeMB: 128,
    timeoutS: 3,
    testEvents: [{ name: 'ada', event: { name: 'Ada' } }],
  },
  predictions: [{ id: 'which', ...question }],
  transition: question,
  sources: [{ title: 'A page', url: 'https://docs.aws.amazon.com/', read: '2026-11-23' }],
};

describe('front matter', () => {
  it('is read as it was meant, an unquoted day included', () => {
    const [source] = matter.sources;
    const dated = { ...matter, sources: [{ ...source, read: new Date('2026-11-23T00:00:00Z') }] };
    expect(parsed(lessonSchema, dated, 'index.md')).toEqual(matter);
  });

  it.each([
    ['a misspelt key', { ...matter, minuets: 5 }, /minuets/],
    [
      'an unknown runtime',
      { ...matter, start: { ...matter.start, runtime: 'nodejs12.x' } },
      /start\.runtime/,
    ],
    ['no test event', { ...matter, start: { ...matter.start, testEvents: [] } }, /start\.testEvents/],
    [
      'a numbered prerequisite',
      { ...matter, prerequisites: ['5.5'] },
      /prerequisites\.0: must be <part>\/<lesson>/,
    ],
    ['no transition for its review card', { ...matter, transition: undefined }, /transition: /],
    [
      'a truth that is no choice',
      { ...matter, predictions: [{ ...matter.predictions[0], truth: 'three' }] },
      /predictions\.0\.truth: must be the id of one of the choices/,
    ],
    [
      'a transition to nowhere',
      { ...matter, transition: { ...question, truth: 'three' } },
      /transition\.truth: must be the id of one of the choices/,
    ],
    [
      'an id that stands for two answers',
      { ...matter, transition: { ...question, choices: [question.choices[0], question.choices[0]] } },
      /transition\.choices: must not use one id twice/,
    ],
    [
      'an unsafe source',
      { ...matter, sources: [{ ...matter.sources[0], url: 'http://example.org/' }] },
      /sources\.0\.url/,
    ],
    ['no source at all', { ...matter, sources: [] }, /sources/],
  ])('refuses %s, naming file and field', (_what, data, field) => {
    const attempt = () => parsed(lessonSchema, data, 'content/lessons/x/index.md');
    expect(attempt).toThrow(field);
    expect(attempt).toThrow('content/lessons/x/index.md does not fit its schema.');
  });
});

it.each([
  ['lessonSchema', lessonSchema],
  ['courseSchema', courseSchema],
  ['solutionSchema', solutionSchema],
  ['wrongAnswerSchema', wrongAnswerSchema],
])('describes every field of %s', (_name, schema) => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    const { properties, items } = z
      .looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown() })
      .parse({ items: undefined, ...node });
    for (const [name, child] of Object.entries(properties ?? {})) {
      if (typeof child === 'object' && child !== null && !('description' in child))
        undescribed.push(`${path}${name}`);
      visit(child, `${path}${name}.`);
    }
    visit(items, path);
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), '');
  expect(undescribed).toEqual([]);
});
