import { expect, it } from 'vitest';
import { jsonProblem } from '#ui/runner/json-problem.ts';

it('has nothing to say about JSON', () => {
  expect(jsonProblem('{ "a": [1, "é", null] }')).toBeNull();
});

it('points at the line and the column', () => {
  expect(jsonProblem('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ at: 14, line: 3, column: 3 });
  expect(jsonProblem("{\n  'a': 1\n}")).toMatchObject({ line: 2, column: 3 });
});

it('points behind the last character where something is missing', () => {
  expect(jsonProblem('{\n  "a": 1')).toMatchObject({ line: 2, column: 9 });
  expect(jsonProblem('')).toMatchObject({ at: 0, line: 1, column: 1 });
});

it('does not repeat the place in the words', () => {
  expect(jsonProblem('{"a": nope}')?.message).not.toMatch(/position|column/);
});
