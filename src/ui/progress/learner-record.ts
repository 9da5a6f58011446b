/** All that this browser remembers of a learner's way through the course, apart from the work in the labs. */
import { mergedDecks } from '#curriculum/review/review-deck.ts';
import { loadProgress, saveProgress, startedLessons, type Progress } from '../lesson/progress.ts';
import { loadPlace, savePlace, type Place } from './place.ts';
import { loadBook, saveBook, type ReviewBook } from './review-book.ts';

export interface LearnerRecord {
  /** By lesson id. */
  lessons: Readonly<Record<string, Progress>>;
  place?: Place;
  review: ReviewBook;
}

export function loadRecord(): LearnerRecord {
  const place = loadPlace();
  return {
    lessons: Object.fromEntries(startedLessons().map((id) => [id, loadProgress(id)])),
    ...(place === undefined ? {} : { place }),
    review: loadBook(),
  };
}

/** Returns whether the browser kept all of it. */
export function saveRecord({ lessons, place, review }: LearnerRecord): boolean {
  savePlace(place);
  const saved = Object.entries(lessons).map(([id, progress]) => saveProgress(id, progress));
  return [...saved, saveBook(review)].every(Boolean);
}

/**
 * Two records as one. What is done in either is done, since the earlier day; an answer that was given here stays; a
 * review card stays where it is further on.
 *
 * @param taken lessons whose lab holds their work from now on, and so began from the form of the lesson that they knew
 */
export function mergedRecords(
  mine: LearnerRecord,
  theirs: LearnerRecord,
  taken: ReadonlySet<string>,
): LearnerRecord {
  const ids = new Set([...Object.keys(mine.lessons), ...Object.keys(theirs.lessons)]);
  const lessons = [...ids].map((id) => {
    const revision = (taken.has(id) ? theirs : mine).lessons[id]?.revision;
    return [id, mergedProgress(mine.lessons[id], theirs.lessons[id], revision)] as const;
  });
  const places = [mine.place, theirs.place].filter((place) => place !== undefined);
  const place = places.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return {
    lessons: Object.fromEntries(lessons),
    ...(place === undefined ? {} : { place }),
    review: { on: mine.review.on, deck: mergedDecks(mine.review.deck, theirs.review.deck) },
  };
}

function mergedProgress(
  mine: Progress | undefined,
  theirs: Progress | undefined,
  revision: string | undefined,
): Progress {
  const doneAt = [mine?.doneAt, theirs?.doneAt].filter((at) => at !== undefined).toSorted()[0];
  return {
    ...(doneAt === undefined ? {} : { doneAt }),
    predictions: { ...theirs?.predictions, ...mine?.predictions },
    happened: { ...theirs?.happened, ...mine?.happened },
    ...(revision === undefined ? {} : { revision }),
  };
}
