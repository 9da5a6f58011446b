import { pageAddress } from '#model/locale.ts';
import type { CardSubject } from './card-keys.ts';

/** Where the page of the cards fetches what a lesson's cards are made of. */
export function reviewAddress({ lessonId }: CardSubject): string {
  return pageAddress(`/review/${lessonId}.json`);
}
