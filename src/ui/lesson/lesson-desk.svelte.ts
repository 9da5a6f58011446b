/**
 * What the blocks of one lesson share: progress, and what the check says of the account. Each block is an island of
 * its own; they meet here.
 */
import { evaluate, type Check, type CheckReport, type Evidence } from '#curriculum/check.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { cardKey, earnedCards } from '#curriculum/review/card-keys.ts';
import { Moment } from '#ui/lifecycle/moment.svelte.ts';
import { enrol } from '#ui/progress/review-book.ts';
import { loadProgress, noProgress, saveProgress, type Progress } from './progress.ts';

/** Which lesson: its id names what is saved, its folder holds its check. */
export interface LessonRef {
  id: string;
  folder: string;
  /** What its lab starts from; another one means that the lesson has changed. */
  revision: string;
  /** Hints of its check that only a wrong answer gets. */
  misses: readonly string[];
}

export class LessonDesk {
  readonly #lesson: LessonRef;
  #check: Promise<Check> | undefined;
  #progress = $state.raw<Progress>(noProgress);
  #kept = $state(true);
  #report = $state.raw<CheckReport>();
  #began = $state<number>();
  #newest: Evidence | undefined;
  #laidAside = $state(false);
  /** Where the check points in the lab. */
  readonly moment = new Moment();

  constructor(lesson: LessonRef) {
    this.#lesson = lesson;
    this.#progress = loadProgress(lesson.id);
  }

  get progress(): Progress {
    return this.#progress;
  }
  /** Whether the browser keeps the progress. */
  get kept(): boolean {
    return this.#kept;
  }
  /** What the check says; unset until the lab has opened. */
  get report(): CheckReport | undefined {
    return this.#report;
  }
  /** Whether work on an earlier form of this lesson has just been laid aside. */
  get laidAside(): boolean {
    return this.#laidAside;
  }
  get id(): string {
    return this.#lesson.id;
  }
  /** When the trace began: times are told from here. Unset until something has run. */
  get began(): number | undefined {
    return this.#began;
  }

  /** Called by the lab whenever its account has changed. */
  async observe(evidence: Evidence): Promise<void> {
    this.#newest = evidence;
    this.#check ??= lessonCheck(this.#lesson.folder);
    const check = await this.#check;
    if (this.#newest !== evidence) return;
    // A timeline begins with the first environment; before, there is nothing to look at.
    const ran = evidence.trace.some(({ subject }) => subject.environmentId !== undefined);
    this.#began = ran ? evidence.trace[0]?.time : undefined;
    this.#report = evaluate(check, evidence);
    this.#noteMiss(this.#report);
    const happened = { ...this.#progress.happened };
    for (const [id, outcome] of Object.entries(check.outcomes)) {
      const choice = outcome(evidence);
      if (choice !== undefined) happened[id] = choice;
    }
    const doneAt = this.#progress.doneAt ?? (this.#report.passed ? new Date().toISOString() : undefined);
    this.#remember({ ...this.#progress, ...(doneAt === undefined ? {} : { doneAt }), happened });
  }

  isRevised(): boolean {
    const { revision } = this.#progress;
    return revision !== undefined && revision !== this.#lesson.revision;
  }

  begin(laidAside: boolean): void {
    this.#laidAside = laidAside;
    this.#remember({ ...this.#progress, revision: this.#lesson.revision });
  }

  /** `null`: the learner would rather not predict. */
  predict(predictionId: string, choice: string | null): void {
    this.#remember({
      ...this.#progress,
      predictions: { ...this.#progress.predictions, [predictionId]: choice },
    });
  }

  /** Who has passed and goes on trying misses nothing any more. */
  #noteMiss(report: CheckReport): void {
    const { id: lessonId, misses } = this.#lesson;
    if (report.passed || this.#progress.doneAt !== undefined || !misses.includes(report.hint.id)) return;
    enrol([cardKey({ kind: 'check', lessonId, hintId: report.hint.id })], Date.now());
  }

  #remember(progress: Progress): void {
    if (JSON.stringify(progress) === JSON.stringify(this.#progress)) return;
    this.#progress = progress;
    this.#kept = saveProgress(this.#lesson.id, progress);
    enrol(earnedCards(this.#lesson.id, progress), Date.now());
  }
}

const desks = new Map<string, LessonDesk>();

/** The one desk of a lesson on this page. */
export function lessonDesk(lesson: LessonRef): LessonDesk {
  const found = desks.get(lesson.id);
  if (found) return found;
  const made = new LessonDesk(lesson);
  desks.set(lesson.id, made);
  return made;
}
