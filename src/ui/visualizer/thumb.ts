/** A run as small as a stamp: markup that stands by itself, with the patterns of the page. */
import { phaseOf, type SpanKind } from '#ui/lifecycle/span-kinds.ts';
import { callerPaths } from './caller-paths.ts';
import { laneColumns, lanePaths } from './lane-paths.ts';
import type { Picture } from './picture.ts';
import { pictureAxis, whole } from './time-axis.ts';

/** Pixels. */
const width = 300;
const callersHigh = 24;
const lanesHigh = 52;
const changeHigh = 9;
/** So many lanes can be told apart. */
const shown = 10;

const patterns: Partial<Record<SpanKind | 'many', string>> = {
  provision: 'dots',
  extensionInit: 'rungs',
  init: 'slant',
  runtimeInit: 'wide',
  functionInit: 'back',
  reset: 'bars',
  shutdown: 'cross',
  many: 'many',
};

function shape(kind: SpanKind | 'many', d: string): string {
  const pattern = patterns[kind];
  const over = pattern === undefined ? '' : `<path d="${d}" fill="url(#pattern-${pattern})"/>`;
  if (kind === 'many' || kind === 'reset') return over;
  const phase = phaseOf[kind];
  return `<path d="${d}" ${phase === null ? 'class="frozen"' : `data-phase="${phase}"`}/>${over}`;
}

/** In whole pixels: a tenth of one is more than a stamp shows. */
const coarse = (markup: string): string => markup.replaceAll(/(\d+)\.\d\b/g, '$1');

export function thumbMarkup(picture: Picture): { callers: string; lanes: string } {
  const frame = { axis: pictureAxis(picture, true), zoom: whole, width };
  const callers = callerPaths(picture.requests, frame, callersHigh);
  const bars = Object.entries(callers.bars).map(([outcome, d]) => `<path class="${outcome}" d="${d}"/>`);
  const away = callers.turnedAway.map(({ x }) => `<text x="${x.toFixed(0)}" y="9">✕</text>`);
  const changes = picture.changes.map(({ from, to }) => {
    const { bars: bar } = callerPaths([{ requestId: '', from, to, outcome: 'open' }], frame, changeHigh);
    return `<path d="${bar.open ?? ''}" data-phase="deploy"/>`;
  });
  const columns = picture.lanes.slice(0, shown).map((lane) => laneColumns(lane, frame.axis));
  const height = Math.min(14, lanesHigh / Math.max(1, columns.length));
  const { paths } = lanePaths(columns, { width, height, zoom: whole });
  const shapes = Object.entries(paths).map(([kind, d]) => shape(kind as SpanKind | 'many', d));
  const box = (high: number, inside: readonly string[]) =>
    `<svg viewBox="0 0 ${width} ${high}" preserveAspectRatio="none">${inside.join('')}</svg>`;
  return {
    callers: coarse(box(callersHigh, [...changes, ...bars, ...away])),
    lanes: coarse(box(lanesHigh, shapes)),
  };
}
