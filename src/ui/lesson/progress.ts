/** What a browser remembers of a lesson: whether its check has passed, and what was predicted. */
export interface Progress {
  /** ISO time at which the check first passed. */
  doneAt?: string;
  /** Prediction id → choice id, or `null` where the learner chose not to predict. */
  predictions: Readonly<Record<string, string | null>>;
}

export const noProgress: Progress = { predictions: {} };

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
  const { doneAt, predictions } = data;
  return {
    ...(typeof doneAt === 'string' && !Number.isNaN(Date.parse(doneAt)) ? { doneAt } : {}),
    predictions: isRecord(predictions)
      ? Object.fromEntries(
          Object.entries(predictions).filter(
            (entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string',
          ),
        )
      : {},
  };
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
