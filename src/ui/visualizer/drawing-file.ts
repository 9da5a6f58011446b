/** A run as an SVG file that stands by itself: on paper, with its patterns and its words. */
import type { TimeAxis } from '#ui/lifecycle/timeline-scale.ts';
import { spanLabels, type SpanKind } from '#ui/lifecycle/span-kinds.ts';
import { callerPaths } from './caller-paths.ts';
import { laneColumns, lanePaths } from './lane-paths.ts';
import { markColumns, markPath, markSigns } from './mark-paths.ts';
import type { Picture } from './picture.ts';
import { ticksOf } from './ticks.ts';
import { whole } from './time-axis.ts';

const width = 1000;
const names = 130;
const head = 60;
const callersHigh = 50;
const lanesTop = head + callersHigh + 30;

/** As in the light theme of the site. */
const paper = { surface: '#eef1ed', text: '#13222b', muted: '#4c5b63', error: '#9c1c14' };
const fills: Record<SpanKind | 'many', string> = {
  provision: '#2256b5',
  extensionInit: '#d99a1c',
  init: '#d99a1c',
  runtimeInit: '#d99a1c',
  functionInit: '#d99a1c',
  restore: '#d99a1c',
  frozen: '#76848a',
  invoke: '#b3261e',
  reset: 'url(#reset)',
  shutdown: '#31373e',
  many: 'url(#many)',
};
const overlays: Partial<Record<SpanKind | 'many', string>> = {
  provision: 'url(#dots)',
  extensionInit: 'url(#rungs)',
  init: 'url(#slant)',
  runtimeInit: 'url(#wide)',
  functionInit: 'url(#back)',
  shutdown: 'url(#cross)',
};
const patterns = `<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.2" fill="#fffa"/></pattern>
<pattern id="slant" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h1.6v5H0z" fill="#fffa"/></pattern>
<pattern id="wide" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h3.4v9H0z" fill="#fffa"/></pattern>
<pattern id="back" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0h1.6v5H0z" fill="#fffa"/></pattern>
<pattern id="rungs" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v1.8H0z" fill="#fffa"/></pattern>
<pattern id="cross" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h1.3v5H0zM0 0h5v1.3H0z" fill="#fffa"/></pattern>
<pattern id="reset" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h3v6H0z" fill="#d99a1c"/></pattern>
<pattern id="many" width="3" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h1.4v6H0z" fill="#4c5b63"/></pattern>`;

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
  const height = lanesTop + picture.lanes.length * laneHeight + 40;
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
  const written = (x: number, y: number, words: string, more = '') =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;
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
  const lanes = picture.lanes.map(({ number }, index) =>
    written(
      0,
      lanesTop + (index + 0.5) * laneHeight + 4,
      laneHeight > 20 ? `Environment ${number}` : String(number),
    ),
  );
  const marks = ticksOf(frame).map(
    ({ x, text: words }) =>
      `<path d="M${(names + x).toFixed(1)} ${head - 22}v10" stroke="${paper.muted}"/>${written(names + x + 4, head - 14, words)}`,
  );
  const drawnKinds = (Object.keys(spanLabels) as SpanKind[]).filter(
    (kind) => drawn.paths[kind] !== undefined,
  );
  const keys = drawnKinds.map((kind, index) => {
    const x = names + index * 130;
    const box = (fill: string) => `<path d="M${x} ${height - 20}h12v12h-12z" fill="${fill}"/>`;
    return `${box(fills[kind])}${overlays[kind] ? box(overlays[kind]) : ''}${written(x + 18, height - 10, spanLabels[kind])}`;
  });
  const size = { width: width + names + 40, height: height + 20 };
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="-20 -10 ${size.width} ${size.height}" font-family="monospace" font-size="11" fill="${paper.muted}">
<title>${escaped(title)}</title>
<rect x="-20" y="-10" width="${size.width}" height="${size.height}" fill="${paper.surface}"/>
<defs>${patterns}</defs>
<text x="0" y="14" font-size="18" font-family="serif" font-weight="bold" fill="${paper.text}">${escaped(title)}</text>
${marks.join('')}
<g transform="translate(${names} ${head})">${bars.join('')}${away.join('')}</g>
${written(0, head + callersHigh - 4, 'Callers')}
<path d="M-20 ${lanesTop - 16}h${size.width}" stroke="${paper.text}" stroke-width="3"/>
<g transform="translate(${names} ${lanesTop})">${shapes.join('')}${instants.join('')}</g>
${lanes.join('')}${keys.join('')}
</svg>
`;
  return { text, ...size };
}
