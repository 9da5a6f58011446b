/** The rows of the Functions page. */
import type { FunctionView } from '#machines/account.view.ts';

export interface FunctionRow {
  name: string;
  description: string;
  packageType: 'Zip' | 'Image';
  runtime: string;
  /** ISO 8601 in UTC, to the second. */
  lastModified: string;
  /** Only where it is not Active. */
  state: string | null;
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
