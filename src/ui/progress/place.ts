import { parsedRecord } from '../lesson/progress.ts';
import { keepText, keptText } from '#ui/shared/kept-text.ts';

/** The lesson that was open last. */
export interface Place {
  lessonId: string;
  /** ISO time. */
  at: string;
}

const key = 'lambda-unboxed:place';

export function parsePlace(text: string | null): Place | undefined {
  const { lessonId, at } = (text === null ? undefined : parsedRecord(text)) ?? {};
  return typeof lessonId === 'string' && typeof at === 'string' && !Number.isNaN(Date.parse(at))
    ? { lessonId, at }
    : undefined;
}

export const loadPlace = (): Place | undefined => parsePlace(keptText(key));

export function savePlace(place: Place | undefined): void {
  keepText(key, place === undefined ? null : JSON.stringify(place));
}
