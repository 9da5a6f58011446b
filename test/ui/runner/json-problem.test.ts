import { expect, it } from 'vitest';
import { jsonProblem } from '#ui/runner/json-problem.ts';

it('has nothing to say about JSON', () => {
  expect(jsonProblem('{ "a": [1, "é", null] }')).toBeNull();
});

it("points at the line and the column, in Lambda's words", () => {
  expect(jsonProblem('{\n  "a": 1,\n  b: 2\n}')).toEqual({
    message: "Unexpected character ('b' (code 98)): was expecting double-quote to start field name",
    at: 14,
    line: 3,
    column: 3,
  });
});

it('points behind the last character where something is missing', () => {
  expect(jsonProblem('{\n  "a": 1')).toMatchObject({ at: 10, line: 2, column: 9 });
  expect(jsonProblem('')).toMatchObject({ at: 0, line: 1, column: 1 });
});
