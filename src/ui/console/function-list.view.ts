/** The rows of the Functions page. */
import type { FunctionView } from '#machines/account.view.ts';

export interface FunctionRow {
  name: string;
  description: string;
  packageType: 'Zip' | 'Image';
  runtime: string;
  /** Bytes of the package. */
  codeSize: number;
  /** ISO 8601 in UTC, to the second. */
  lastModified: string;
  /** Only where it is not Active. */
  state: string | null;
}

export type SortKey = 'name' | 'packageType' | 'runtime' | 'codeSize' | 'lastModified';
export interface Sort {
  by: SortKey;
  descending: boolean;
}

/** A second press on the same column turns the order round. */
export function nextSort(now: Sort, by: SortKey): Sort {
  return { by, descending: now.by === by && !now.descending };
}

export function sortedRows(rows: readonly FunctionRow[], { by, descending }: Sort): FunctionRow[] {
  const order = (a: FunctionRow, b: FunctionRow): number => {
    const [one, other] = [a[by], b[by]];
    const first =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compare(String(one), String(other));
    return first === 0 ? compare(a.name, b.name) : descending ? -first : first;
  };
  return [...rows].sort(order);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The functions whose name or description has every word of `filter`. */
export function functionRows(functions: readonly FunctionView[], filter: string): FunctionRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return functions
    .map(({ name, configuration, state }) => ({
      name,
      description: configuration.Description,
      packageType: configuration.PackageType,
      runtime: configuration.Runtime,
      codeSize: configuration.CodeSize,
      lastModified: timeText(configuration.LastModified),
      state: state.value === 'Active' ? null : state.value,
    }))
    .filter(({ name, description }) =>
      words.every((word) => `${name} ${description}`.toLowerCase().includes(word)),
    );
}

/** 2026-11-23T08:00:00.000+0000 → 2026-11-23 08:00:00 UTC. */
export function timeText(lastModified: string): string {
  return lastModified.replace('T', ' ').replace(/\.\d+\+0000$/, ' UTC');
}
