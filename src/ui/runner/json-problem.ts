import { jsonFault } from '#model/lambda/json-fault.ts';

/** Where and why a text is not JSON, in the words in which Lambda would refuse it. */
export interface JsonProblem {
  message: string;
  /** Offset in characters. */
  at: number;
  line: number;
  column: number;
}

export function jsonProblem(text: string): JsonProblem | null {
  const fault = jsonFault(text);
  if (fault === null) return null;
  const [, line = '1', column = '1'] = /; line: (\d+), column: (\d+)\]$/.exec(fault) ?? [];
  const before = text.split('\n').slice(0, Number(line) - 1);
  return {
    message: fault.slice(0, fault.indexOf('\n at [Source:')),
    at: before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1,
    line: Number(line),
    column: Number(column),
  };
}
