/** What a browser remembers of a lesson: whether its check has passed, and what was predicted. */
export interface Progress {
  /** ISO time at which the check first passed. */
  doneAt?: string;
  /** Prediction id → choice id, or `null` where the learner chose not to predict. */
  predictions: Readonly<Record<string, string | null>>;
  /** Prediction id → the choice that came true when it was tried. */
  happened: Readonly<Record<string, string>>;
  /** Which form of the lesson the work in the lab began from. */
  revision?: string;
}

export const noProgress: Progress = { predictions: {}, happened: {} };

const keyPrefix = 'lambda-unboxed:lesson:';

/** Where the progress of a lesson is kept. */
function progressKey(lessonId: string): string {
  return keyPrefix + lessonId;
}

/** Saved text as progress. What does not fit is left out: nobody loses a lesson to one bad entry. */
export function parseProgress(text: string | null): Progress {
  if (text === null) return noProgress;
  const data = parsedRecord(text);
  if (data === undefined) return noProgress;
  const { doneAt, predictions, happened, revision } = data;
  return {
    ...(typeof doneAt === 'string' && !Number.isNaN(Date.parse(doneAt)) ? { doneAt } : {}),
    predictions: entriesOf(predictions, (value) => value === null || typeof value === 'string'),
    happened: entriesOf(happened, (value) => typeof value === 'string'),
    ...(typeof revision === 'string' ? { revision } : {}),
  };
}

/** Saved text as an object; undefined where it is none. */
export function parsedRecord(text: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The entries of an object that fit. */
export function entriesOf<T>(value: unknown, fits: (value: unknown) => value is T): Record<string, T> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => fits(entry[1])));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A browser without storage, or one that refuses it, remembers nothing and shows everything. */
export function loadProgress(lessonId: string): Progress {
  try {
    return parseProgress(localStorage.getItem(progressKey(lessonId)));
  } catch {
    return noProgress;
  }
}

/** Returns whether it is kept. */
export function saveProgress(lessonId: string, progress: Progress): boolean {
  try {
    localStorage.setItem(progressKey(lessonId), JSON.stringify(progress));
    return true;
  } catch {
    return false;
  }
}

/** Ids of all lessons of which this browser remembers something. */
export function startedLessons(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(keyPrefix) ? key.slice(keyPrefix.length) : [],
    );
  } catch {
    return [];
  }
}

export function forgetProgress(lessonId: string): void {
  try {
    localStorage.removeItem(progressKey(lessonId));
  } catch {
    // Nothing was kept.
  }
}
