import { loadProgress } from './progress.ts';

/**
 * Shows the marks (`data-done-mark="<lesson id>"`) of lessons that this browser knows to be done. What a mark says of
 * the day is in `data-passed`, with # for the day.
 */
export function showDoneMarks(page: ParentNode): void {
  for (const mark of page.querySelectorAll<HTMLElement>('[data-done-mark]')) {
    const { doneAt } = loadProgress(mark.dataset['doneMark'] ?? '');
    if (doneAt === undefined) continue;
    mark.hidden = false;
    mark.title = (mark.dataset['passed'] ?? '').replace('#', doneAt.slice(0, 10));
  }
}
