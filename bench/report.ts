import type { PageWeight } from '../scripts/page-weight.mjs';
import type { EmbeddedTimes } from './embedded.ts';
import type { LifecycleTimes } from './lifecycle/lifecycle.ts';
import type { PeerReport } from './peers.ts';
import type { PortTimes } from './port.ts';
import type { RunnerDownload } from './runner-download.ts';
import type { Percentiles } from './statistics.ts';

/** What `npm run bench -- --json` prints. Times in ms, sizes in bytes. */
export interface BenchReport {
  embedded: EmbeddedTimes & PortTimes;
  lifecycle: LifecycleTimes;
  runner: RunnerDownload;
  /** Bytes after gzip. */
  pages: Record<string, PageWeight>;
  buildMs: number;
  /** Only with `--peers`. */
  peers?: PeerReport;
}

type Cells = readonly (string | number)[];

const row = (cells: Cells, widths: readonly number[]) =>
  cells
    .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
    .join('  ');

function table(rows: readonly Cells[]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => String(cells[i] ?? '').length)),
  );
  return rows.map((cells) => row(cells, widths)).join('\n');
}

function peerTables({ rivals, leftOut }: PeerReport): string[] {
  const ratio = (value: number | null) => (value === null ? '-' : `${value} ×`);
  const compared = table([
    ['beside the embedded runtime (above 1 ×: slower)', 'cold', 'warm', 'SDK cold'],
    ...Object.entries(rivals).map(([name, { ratios }]) => [
      name,
      ratio(ratios.cold),
      ratio(ratios.warm),
      ratio(ratios.bigCold),
    ]),
  ]);
  const missing = Object.entries(leftOut).map(([name, reason]) => `${name}: ${reason}`);
  return missing.length > 0 ? [compared, missing.join('\n')] : [compared];
}

const three = ({ p50, p90, p95 }: Percentiles) => [p50, p90, p95] as const;

/** The report as tables, with what each figure should stay under. */
export function asText({ embedded, lifecycle, runner, pages, buildMs, peers }: BenchReport): string {
  const times = table([
    ['ms', 'p50', 'p90', 'p95', 'limit'],
    ['first cold start, click to first line', embedded.firstColdMs, '', '', 250],
    ['later cold start, click to first line', ...three(embedded.coldMs), 80],
    ['warm invocation', ...three(embedded.warmMs), 1],
    ['cold start with a worker ready, at the port', embedded.coldWarmedMs, '', '', 60],
    ['cold start with nothing ready, at the port', embedded.coldBareMs, '', '', 200],
    ['cold start with the AWS SDK in the package, at the port', embedded.bigColdMs, '', '', 400],
    ['1,000 warm invocations in a row', Math.round(1_000_000 / embedded.warmPerSecond), '', '', 1000],
    ['first picture of the lifecycle', ...three(lifecycle.firstMs), 100],
    ['seek in a run of 100,000 events', ...three(lifecycle.seekMs), 50],
    ['a frame of 1,000 environments and 100,000 spans', ...three(lifecycle.frameMs), '16, p95 33'],
    ['build of the site', buildMs, '', '', 20_000],
  ]);
  const download = table([
    ['bytes before the first handler, brotli', '', 'limit'],
    ...Object.entries(runner.filesBr).map(([name, bytes]) => [name, bytes, '']),
    ['all', runner.downloadBr, 150_000],
    ...Object.entries(runner.onDemandBr).map(([name, bytes]) => [`only where asked for: ${name}`, bytes, '']),
  ]);
  const weights = table([
    ['bytes on load, gzip', 'JavaScript', 'CSS', 'HTML'],
    ...Object.entries(pages).map(([path, { jsGz, cssGz, htmlGz }]) => [path, jsGz, cssGz, htmlGz]),
  ]);
  return [times, download, weights, ...(peers ? peerTables(peers) : [])].join('\n\n');
}
