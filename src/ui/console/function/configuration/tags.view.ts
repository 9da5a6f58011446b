/** The rows of a function's tags, and the calls that make them true. */
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { refuseTags } from '#model/lambda/rules/tags.ts';
import { rowProblem, type VariableRow, variablesOf } from '../variables.view.ts';

export function tagsError(rows: readonly VariableRow[]): string | null {
  const problem = rows.map((row) => rowProblem(row, rows)).find((each) => each !== null);
  return problem ?? refuseTags(variablesOf(rows))?.message ?? null;
}

/** New and changed tags in one call, those that are gone in another. */
export function tagCalls(
  rows: readonly VariableRow[],
  { tags, configuration: { FunctionArn: Resource } }: FunctionView,
): ApiCall[] {
  const wanted = variablesOf(rows);
  const Tags = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => tags[key] !== value));
  const TagKeys = Object.keys(tags).filter((key) => !Object.hasOwn(wanted, key));
  return [
    ...(TagKeys.length > 0 ? [{ action: 'UntagResource' as const, request: { Resource, TagKeys } }] : []),
    ...(Object.keys(Tags).length > 0
      ? [{ action: 'TagResource' as const, request: { Resource, Tags } }]
      : []),
  ];
}
