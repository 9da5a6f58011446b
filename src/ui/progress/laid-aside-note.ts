import { keepText, keptText } from '#ui/shared/kept-text.ts';

const key = 'lambda-unboxed:laid-aside';

/** Whether this browser may hold work that was laid aside: who has none need not load what shows it. */
export const hasLaidAside = (): boolean => keptText(key) !== null;

export function noteLaidAside(): void {
  keepText(key, 'yes');
}
