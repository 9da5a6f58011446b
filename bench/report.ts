import type { PageWeight } from '../scripts/page-weight.mjs';
import type { EmbeddedTimes } from './embedded.ts';

/** What `npm run bench -- --json` prints. Times in ms, sizes in bytes after gzip. */
export interface BenchReport {
  embedded: EmbeddedTimes;
  pages: Record<string, PageWeight>;
  buildMs: number;
}

const row = (cells: readonly (string | number)[], widths: readonly number[]) =>
  cells
    .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
    .join('  ');

function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => String(cells[i] ?? '').length)),
  );
  return rows.map((cells) => row(cells, widths)).join('\n');
}

/** The report as two tables, with what each figure should stay under. */
export function asText({ embedded, pages, buildMs }: BenchReport): string {
  const times = table([
    ['ms', 'p50', 'p90', 'limit'],
    ['first cold start, click to first line', embedded.firstColdMs, '', 250],
    ['later cold start, click to first line', embedded.coldMs.p50, embedded.coldMs.p90, 80],
    ['warm invocation', embedded.warmMs.p50, embedded.warmMs.p90, 1.5],
    ['build of the site', buildMs, '', 20_000],
  ]);
  const weights = table([
    ['bytes on load, gzip', 'JavaScript', 'CSS', 'HTML'],
    ...Object.entries(pages).map(([path, { jsGz, cssGz, htmlGz }]) => [path, jsGz, cssGz, htmlGz]),
  ]);
  return `${times}\n\n${weights}`;
}
