import type { Browser } from 'playwright-core';
import { openGivenRun } from './given-page.ts';

const size = { environments: 1000, spans: 100 };
/** A thousand environments in each of 100,000 moments are more than a page can hold. */
const keptMoments = 100;
/** Of each gesture. */
const FRAMES = 60;

/** ms from each frame to the next, with one step of a gesture in each. */
export async function frames(browser: Browser, origin: string, givenRun: string): Promise<number[]> {
  const page = await openGivenRun(browser, origin, { givenRun, size, keptMoments });
  try {
    // Reaching for the drawing fetches what answers to gestures.
    await page.locator('.stage').hover();
    await page.locator('[data-gestures="ready"]').waitFor();
    return await page.evaluate(async (count) => {
      const find = <T extends Element>(selector: string): T => {
        const element = document.querySelector<T>(selector);
        if (!element) throw new Error(`The page has no ${selector}`);
        return element;
      };
      const lanes = find<HTMLElement>('.lanes');
      const drawing = find<HTMLElement>('.lanes [data-drawing]');
      const scrub = find<HTMLInputElement>('.scrub');
      lanes.scrollIntoView({ block: 'center' });
      const { left, width } = drawing.getBoundingClientRect();
      const { top } = lanes.getBoundingClientRect();
      const at = (share: number) => ({ clientX: left + share * width, clientY: top + 60, bubbles: true });
      const wheel = (deltaY: number) =>
        drawing.dispatchEvent(
          new WheelEvent('wheel', { ...at(0.4), deltaY, ctrlKey: true, cancelable: true }),
        );
      const mouse = (type: string, share: number, on: EventTarget) =>
        on.dispatchEvent(new MouseEvent(type, { ...at(share), cancelable: true, view: window }));
      const there = (step: number) => 1 - Math.abs((2 * step) / count - 1);
      const gestures: ((step: number) => void)[] = [
        (step) => wheel(step < count / 2 ? -8 : 7),
        (step) => {
          if (step === 0) mouse('mousedown', 0.5, drawing);
          mouse('mousemove', 0.5 + 0.3 * there(step), window);
          if (step === count - 1) mouse('mouseup', 0.5, window);
        },
        (step) => (lanes.scrollTop = there(step) * lanes.scrollHeight),
        (step) => {
          scrub.valueAsNumber = there(step) * Number(scrub.max);
          scrub.dispatchEvent(new Event('input', { bubbles: true }));
        },
      ];
      const frame = () =>
        new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      const gaps: number[] = [];
      for (const gesture of gestures) {
        let last = await frame();
        for (let step = 0; step < count; step += 1) {
          gesture(step);
          const now = await frame();
          gaps.push(now - last);
          last = now;
        }
      }
      return gaps;
    }, FRAMES);
  } finally {
    await page.context().close();
  }
}
