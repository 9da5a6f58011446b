/** `/lifecycle/` of the built site: its first picture, and a run in it that is far larger than any scenario's. */
import type { Browser } from 'playwright-core';
import { percentiles, type Percentiles } from '../statistics.ts';
import { firstPictures } from './first-picture.ts';
import { frames } from './frames.ts';
import { buildGivenRun } from './given-page.ts';
import { seeks } from './seeks.ts';

/** In ms. */
export interface LifecycleTimes {
  /** From when the last of the island's code has come to the frame with the picture that answers. */
  firstMs: Percentiles;
  /** From a press on the axis to the frame with that moment: its actors, its place, the maps. 100,000 events. */
  seekMs: Percentiles;
  /**
   * One frame while 1,000 environments with 100,000 spans are zoomed, panned, scrolled and scrubbed. The screen's own
   * pace is switched off, so a frame takes what it costs.
   */
  frameMs: Percentiles;
}

/** @param unpaced a browser that draws a frame as soon as the last one is done */
export async function timeLifecycle(
  browser: Browser,
  unpaced: Browser,
  origin: string,
): Promise<LifecycleTimes> {
  const givenRun = await buildGivenRun();
  return {
    firstMs: percentiles(await firstPictures(browser, origin)),
    seekMs: percentiles(await seeks(browser, origin, givenRun)),
    frameMs: percentiles(await frames(unpaced, origin, givenRun)),
  };
}
