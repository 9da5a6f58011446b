/** The rows of a function's tags, and the calls that make them true. */
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { tagChanges } from '#model/lambda/tag-changes.ts';
import { refuseTags } from '#model/lambda/rules/tags.ts';
import { rowProblem, type VariableRow, variablesOf } from '../variables.view.ts';

export function tagsError(rows: readonly VariableRow[]): string | null {
  const problem = rows.map((row) => rowProblem(row, rows)).find((each) => each !== null);
  return problem ?? refuseTags(variablesOf(rows))?.message ?? null;
}

export function tagCalls(rows: readonly VariableRow[], { tags, configuration }: FunctionView): ApiCall[] {
  return tagChanges(configuration.FunctionArn, tags, variablesOf(rows));
}
