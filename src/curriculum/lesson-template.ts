/** A new lesson as its author finds it: it builds, and its tests fail until it is written. */
import type { LessonPlace } from './lesson-folder.ts';

/** Path in the lesson's folder → text. */
export function lessonTemplate(
  { id }: Pick<LessonPlace, 'id'>,
  { title, about, today }: { title: string; about: string; today: string },
): Record<string, string> {
  return {
    'index.md': page(title, about, today),
    'check.ts': check,
    'handler/index.mjs': handler(`Hello from ${id}.`),
    'solution/answer.json': json({ acts: ['edit', 'deploy', 'test'] }),
    'solution/index.mjs': handler('Solved.'),
    'wrong/only-tested/answer.json': json({
      acts: ['test'],
      hint: 'notWritten',
      why: 'What was the learner thinking? Rename this folder after it.',
    }),
    'wrong/never-deployed/answer.json': json({
      acts: ['edit', 'test'],
      hint: 'notWritten',
      why: 'And here? Each wrong answer needs a hint of its own.',
    }),
    'wrong/never-deployed/index.mjs': handler('Solved.'),
  };
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

const handler = (greeting: string) => `export const handler = async (event) => {
  return { said: ${JSON.stringify(greeting).replaceAll('"', "'")}, event };
};
`;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const page = (title: string, about: string, today: string) => `---
title: ${quoted(title)}
option: The option of the console, in the console’s words
goal: ${quoted(about)}
prerequisites: []
minutes: 10
published: ${today}
start:
  functionName: example
  runtime: nodejs24.x
  handler: index.handler
  memorySizeMB: 128
  timeoutS: 3
  testEvents:
    - name: example
      event: { name: Ada }
predictions:
  - id: first
    question: What happens?
    choices:
      - { id: one, text: One thing }
      - { id: other, text: Another thing }
    truth: one
    explanation: Why it is so.
transition:
  question: Which change of state is the lesson about?
  choices:
    - { id: one, text: One state }
    - { id: other, text: Another state }
  truth: one
  explanation: Why it is so.
sources:
  - title: The page that says so
    url: https://docs.aws.amazon.com/lambda/latest/dg/welcome.html
    read: ${today}
    says: What it says, in our own words.
---

## What the console asks

Not written yet.

## Predict

::predict{id=first}

## Do it

1. Press **Test**.

::runner

## Below the line

Not written yet.

## Check

::check

::solution

## Where the picture stops

Not written yet.
`;

const check = `import { defineCheck } from '#curriculum/check.ts';
import { invocations } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [{ id: 'test', label: 'Press Test.' }],
  hints: {
    notWritten: 'This check is not written yet: judge() lets nothing pass.',
  },
  judge({ trace }) {
    const last = invocations(trace).at(-1);
    return {
      passed: false,
      missing: 'test',
      hint: 'notWritten',
      expected: 'what the lesson wants to have happened',
      observed: last === undefined ? 'no Invoke yet' : last.answer,
      ...(last === undefined ? {} : { where: last.calledAt }),
    };
  },
  outcomes: {
    first: () => undefined,
  },
});
`;
