/** Environment variables as rows of a form. */
import { z } from 'zod';
import { words } from './row-problem.words.ts';

export interface VariableRow {
  /** Keeps a row the same while its key is typed. */
  id: number;
  key: string;
  value: string;
}

const rowsSchema = z.array(z.object({ id: z.number(), key: z.string(), value: z.string() }));

/** Rows that were kept as JSON, or null where it is not that. */
export function readRows(text: string): VariableRow[] | null {
  try {
    return rowsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function variableRows(variables: Readonly<Record<string, string>> | undefined): VariableRow[] {
  return Object.entries(variables ?? {}).map(([key, value], id) => ({ id, key, value }));
}

/** The rows as variables; rows without key and value are left out. */
export function variablesOf(rows: readonly VariableRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.filter(({ key, value }) => key !== '' || value !== '').map(({ key, value }) => [key, value]),
  );
}

/** What only a form can get wrong: in a request a key cannot be there twice. */
export function rowProblem(row: VariableRow, rows: readonly VariableRow[]): string | null {
  if (row.key === '') return row.value === '' ? null : words.keyMissing;
  const twice = rows.some(({ id, key }) => id !== row.id && key === row.key);
  return twice ? words.keyTwice(row.key) : null;
}
