/** The timeline of `/lifecycle/` with far more on it than any scenario has: a thousand lanes, 100,000 spans. */
import type { Browser } from 'playwright-core';
import { laneColumns, lanePaths } from '../src/ui/visualizer/lane-paths.ts';
import type { Picture, PictureLane } from '../src/ui/visualizer/picture.ts';
import { pictureAxis } from '../src/ui/visualizer/time-axis.ts';
import { percentiles, type Percentiles } from './statistics.ts';

/** In ms. */
export interface LifecycleTimes {
  /** To lay out what is in view at one zoom and place. */
  layoutMs: Percentiles;
  /** From one drawn frame to the next while it is zoomed and panned, in Chromium; the screen's own pace included. */
  frameMs: Percentiles;
}

const LANES = 1000;
const SPANS = 100;
const FRAMES = 90;
const width = 1200;
const laneHeight = 16;
/** As many as the page draws of a crowd. */
const inView = 31;

function crowd(): Picture {
  const lane = (number: number): PictureLane => ({
    environmentId: `e${number}`,
    number,
    ending: null,
    spans: Array.from({ length: SPANS }, (_, index) => ({
      kind: index === 0 ? 'provision' : index === 1 ? 'init' : index % 2 === 0 ? 'invoke' : 'frozen',
      from: index * 100 + (number % 50),
      to: (index + 1) * 100 + (number % 50),
      requestId: null,
    })),
    marks: [],
  });
  return {
    untilMs: SPANS * 100 + 50,
    lanes: Array.from({ length: LANES }, (_, index) => lane(index + 1)),
    requests: [],
    queue: [],
    changes: [],
  };
}

/** The paths of each frame, from the whole to a few spans and back, scrolled on the way. */
function frames(picture: Picture): { drawn: Record<string, string>[]; layout: number[] } {
  const axis = pictureAxis(picture, false);
  const columns = picture.lanes.map((lane) => laneColumns(lane, axis));
  const layout: number[] = [];
  const drawn = Array.from({ length: FRAMES }, (_, frame) => {
    const share = 1 - Math.abs((2 * frame) / FRAMES - 1);
    const k = 60 ** share;
    const first = Math.floor((frame / FRAMES) * (LANES - inView));
    const start = performance.now();
    const { paths } = lanePaths(columns.slice(first, first + inView), {
      width,
      height: laneHeight,
      zoom: { k, x: -0.4 * (k - 1) * width },
    });
    layout.push(performance.now() - start);
    return paths;
  });
  return { drawn, layout };
}

const page = `<svg width="${width}" height="${inView * laneHeight}"><defs>
<pattern id="slant" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h1.6v5H0z"/></pattern>
</defs>${['provision', 'init', 'invoke', 'frozen', 'many'].map((kind) => `<path data-kind="${kind}" fill="${kind === 'init' ? 'url(#slant)' : '#b3261e'}"/>`).join('')}</svg>`;

export async function timeLifecycle(browser: Browser): Promise<LifecycleTimes> {
  const { drawn, layout } = frames(crowd());
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    await tab.setContent(page);
    const gaps = await tab.evaluate(
      (all) =>
        new Promise<number[]>((resolve) => {
          const measured: number[] = [];
          let last = performance.now();
          let index = 0;
          requestAnimationFrame(function next(now) {
            if (index > 0) measured.push(now - last);
            last = now;
            const paths = all[index];
            if (!paths) {
              resolve(measured);
              return;
            }
            for (const shape of document.querySelectorAll<SVGPathElement>('[data-kind]'))
              shape.setAttribute('d', paths[shape.dataset['kind'] ?? ''] ?? '');
            index += 1;
            requestAnimationFrame(next);
          });
        }),
      drawn,
    );
    return { layoutMs: percentiles(layout), frameMs: percentiles(gaps) };
  } finally {
    await context.close();
  }
}
