/** A run as an SVG file that stands by itself: on paper, with its patterns and its words. */
import type { TimeAxis } from '#ui/lifecycle/timeline-scale.ts';
import { spanLabels, type SpanKind } from '#ui/lifecycle/span-kinds.ts';
import { callerPaths } from './caller-paths.ts';
import { words } from './drawing-file.words.ts';
import { fills, overlays, paper, patterns } from './drawing-palette.ts';
import { laneColumns, lanePaths } from './lane-paths.ts';
import { idleEnds } from './idle-ends.ts';
import { markColumns, markPath, markSigns } from './mark-paths.ts';
import type { Picture } from './picture.ts';
import { ticksOf } from './ticks.ts';
import { whole } from './time-axis.ts';

const width = 1000;
const names = 130;
const head = 60;
const callersHigh = 50;
const lanesTop = head + callersHigh + 30;
/** Of a monospaced letter. */
const letter = 6.6;
const [keysInRow, keyWide, keyHigh] = [6, 165, 20];

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export interface DrawingFile {
  /** The SVG. */
  text: string;
  /** Pixels. */
  width: number;
  height: number;
}

export function drawingFile(title: string, picture: Picture, axis: TimeAxis): DrawingFile {
  const frame = { axis, zoom: whole, width };
  const laneHeight = picture.lanes.length > 20 ? 14 : 30;
  const inset = picture.lanes.length > 20 ? 2.5 : 7;
  const callers = callerPaths(picture.requests, frame, callersHigh);
  const drawn = lanePaths(
    picture.lanes.map((lane) => laneColumns(lane, axis)),
    { width, height: laneHeight, zoom: whole, inset: inset / laneHeight },
  );
  const signs = markSigns(
    picture.lanes.map((lane) => markColumns(lane, axis)),
    { width, zoom: whole },
  );
  const instants = (['api', 'log'] as const).map(
    (kind) =>
      `<path d="${markPath(signs, kind, laneHeight, inset)}" fill="${kind === 'api' ? paper.text : paper.muted}"/>`,
  );
  const written = (x: number, y: number, said: string, more = '') =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(said)}</text>`;
  const bars = Object.entries(callers.bars).map(
    ([outcome, d]) => `<path d="${d}" fill="${outcome === 'failed' ? paper.error : paper.text}"/>`,
  );
  const away = callers.turnedAway.map(({ x, count }) =>
    written(x - 4, 10, `✕${count > 1 ? count : ''}`, `fill="${paper.error}"`),
  );
  const shapes = Object.entries(drawn.paths).flatMap(([kind, d]) => {
    const over = overlays[kind as SpanKind];
    return [
      `<path d="${d}" fill="${fills[kind as SpanKind]}"/>`,
      ...(over ? [`<path d="${d}" fill="${over}"/>`] : []),
    ];
  });
  const box = (x: number, y: number, wide: number, high: number, fill: string) =>
    `<path d="M${x.toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}v${high.toFixed(1)}h${(-wide).toFixed(1)}z" fill="${fill}"/>`;
  const lanesHigh = picture.lanes.length * laneHeight;
  const folds = axis.pieces
    .filter(({ cut }) => cut)
    .map(({ x0, x1 }) => box(width * x0, -6, width * (x1 - x0), lanesHigh + 6, 'url(#fold)'));
  const doubts = idleEnds(picture.lanes, frame).map(({ lane, x, width: wide }) =>
    box(x, lane * laneHeight + inset, wide, laneHeight - 2 * inset, 'url(#doubt)'),
  );
  const lanes = picture.lanes.map(({ number }, index) =>
    written(
      0,
      lanesTop + (index + 0.5) * laneHeight + 4,
      laneHeight > 20 ? `${words.environment} ${number}` : String(number),
    ),
  );
  const marks = ticksOf(frame).map(({ x, text: time }) => {
    const edge = names + x;
    const beyond = x + time.length * letter > width;
    const said = beyond
      ? written(edge - 4, head - 14, time, 'text-anchor="end"')
      : written(edge + 4, head - 14, time);
    return `<path d="M${edge.toFixed(1)} ${head - 22}v10" stroke="${paper.muted}"/>${said}`;
  });
  const drawnKinds = (Object.keys(spanLabels) as SpanKind[]).filter(
    (kind) => drawn.paths[kind] !== undefined,
  );
  const keys = [
    ...drawnKinds.map((kind) => ({ words: spanLabels[kind], fills: [fills[kind], overlays[kind]] })),
    ...(folds.length > 0 ? [{ words: words.folded, fills: ['url(#fold)'] }] : []),
    ...(doubts.length > 0 ? [{ words: words.unknown, fills: ['url(#doubt)'] }] : []),
  ].map((key, index) => {
    const x = names + (index % keysInRow) * keyWide;
    const y = lanesTop + lanesHigh + 20 + Math.floor(index / keysInRow) * keyHigh;
    const boxes = key.fills.flatMap((fill) => (fill ? [box(x, y, 12, 12, fill)] : []));
    return boxes.join('') + written(x + 18, y + 10, key.words);
  });
  const keyRows = Math.ceil(keys.length / keysInRow);
  const size = { width: width + names + 40, height: lanesTop + lanesHigh + 40 + keyRows * keyHigh };
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="-20 -10 ${size.width} ${size.height}" font-family="monospace" font-size="11" fill="${paper.muted}">
<title>${escaped(title)}</title>
<rect x="-20" y="-10" width="${size.width}" height="${size.height}" fill="${paper.surface}"/>
<defs>${patterns}</defs>
<text x="0" y="14" font-size="18" font-family="serif" font-weight="bold" fill="${paper.text}">${escaped(title)}</text>
${marks.join('')}
<g transform="translate(${names} ${head})">${bars.join('')}${away.join('')}</g>
${written(0, head + callersHigh - 4, words.callers)}
<path d="M-20 ${lanesTop - 16}h${size.width}" stroke="${paper.text}" stroke-width="3"/>
<g transform="translate(${names} ${lanesTop})">${folds.join('')}${shapes.join('')}${doubts.join('')}${instants.join('')}</g>
${lanes.join('')}${keys.join('')}
</svg>
`;
  return { text, ...size };
}
