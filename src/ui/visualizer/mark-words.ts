import { durationText } from '#ui/lifecycle/duration.ts';
import type { MarkKind, PictureMark } from './picture.ts';

export const markLabels: Record<MarkKind, string> = { api: 'Runtime API', log: 'Log line' };

/** What was chosen, in words: all of them are of one kind. */
export function markWords(marks: readonly PictureMark[]): string {
  const kind = marks[0]?.kind ?? 'log';
  if (marks.length < 2) return markLabels[kind];
  return kind === 'api' ? `${marks.length} messages of the Runtime API` : `${marks.length} log lines`;
}

export function markTimes(marks: readonly PictureMark[]): string {
  const [from, to] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? 0];
  return from === to ? `at ${durationText(from)}` : `${durationText(from)} to ${durationText(to)}`;
}
