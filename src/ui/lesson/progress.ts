/** What a browser remembers of a lesson: whether its check has passed, and what was predicted. */
export interface Progress {
  /** ISO time at which the check first passed. */
  doneAt?: string;
  /** Prediction id → choice id, or `null` where the learner chose not to predict. */
  predictions: Readonly<Record<string, string | null>>;
  /** Prediction id → the choice that came true when it was tried. */
  happened: Readonly<Record<string, string>>;
}

export const noProgress: Progress = { predictions: {}, happened: {} };

/** Where the progress of a lesson is kept. */
export function progressKey(lessonId: string): string {
  return `lambda-unboxed:lesson:${lessonId}`;
}

/** Saved text as progress. What does not fit is left out: nobody loses a lesson to one bad entry. */
export function parseProgress(text: string | null): Progress {
  if (text === null) return noProgress;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return noProgress;
  }
  if (!isRecord(data)) return noProgress;
  const { doneAt, predictions, happened } = data;
  return {
    ...(typeof doneAt === 'string' && !Number.isNaN(Date.parse(doneAt)) ? { doneAt } : {}),
    predictions: entriesOf(predictions, (value) => value === null || typeof value === 'string'),
    happened: entriesOf(happened, (value) => typeof value === 'string'),
  };
}

function entriesOf<T>(value: unknown, fits: (value: unknown) => value is T): Record<string, T> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => fits(entry[1])));
}

function isRecord(value: unknown): value is Record<string, unknown> {
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
