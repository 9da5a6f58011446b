import type { Page } from '@playwright/test';

interface Jumps {
  /** https://web.dev/articles/cls, without the windows: all of it counts. */
  sum: number;
  /** What moved, and by how much. */
  moved: string[];
}

/** Layout shifts that no key or click has caused. Runs in the page. */
export function jumpsSoFar(): Promise<Jumps> {
  type Shift = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const place = ({ top, height }: DOMRect) => `${Math.round(top)} to ${Math.round(top + height)}`;
  const name = (node: Node | null) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? `${element.localName}.${element.className}` : 'something that is gone';
  };
  return new Promise((resolve) => {
    const jumps: Jumps = { sum: 0, moved: [] };
    const observer = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        jumps.sum += value;
        for (const { node, previousRect, currentRect } of sources) {
          jumps.moved.push(`${name(node)} from ${place(previousRect)} px, to ${place(currentRect)} px`);
        }
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(jumps)));
  });
}

/** Scrolls a window at a time, and gives what wakes up when it is seen the time to do so. */
export async function readToTheEnd(page: Page): Promise<void> {
  for (let windows = 0; windows < 60; windows++) {
    const { more, sleepers } = await page.evaluate(async () => {
      const before = scrollY;
      scrollBy({ top: innerHeight, behavior: 'instant' });
      const sleepers = [...document.querySelectorAll('astro-island[ssr]')].filter(
        ({ firstElementChild }) => (firstElementChild?.getBoundingClientRect().top ?? Infinity) < innerHeight,
      );
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { more: scrollY > before, sleepers: sleepers.length };
    });
    if (sleepers > 0) await page.waitForTimeout(400);
    if (!more) return;
  }
}
