import { durationText } from '#ui/lifecycle/duration.ts';
import { words } from './mark.words.ts';
import type { PictureMark } from './picture.ts';

/** What was chosen, in words: all of them are of one kind. */
export function markWords(marks: readonly PictureMark[]): string {
  const kind = marks[0]?.kind ?? 'log';
  if (marks.length < 2) return words.labels[kind];
  return words.many[kind](marks.length);
}

export function markTimes(marks: readonly PictureMark[]): string {
  const [from, to] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? 0];
  return from === to ? words.at(durationText(from)) : words.between(durationText(from), durationText(to));
}
