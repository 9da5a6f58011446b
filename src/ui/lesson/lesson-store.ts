import { indexedDbStore, type AccountStore } from '#runtimes/storage/account-store.ts';
import { layAside } from '#ui/progress/lesson-work.ts';

/** What a lesson knows of the form in which it was worked on before. */
export interface Revised {
  readonly id: string;
  /** Whether the work that is kept began from another form of the lesson. */
  isRevised(): boolean;
  /** From here on work begins from the lesson as it is. `laidAside`: other work is kept beside it. */
  begin(laidAside: boolean): void;
}

/** Where a lesson's account is kept. Work on an earlier form of the lesson is laid aside before anything is read. */
export function lessonStore(lesson: Revised, store: AccountStore = indexedDbStore()): AccountStore {
  return {
    ...store,
    async load(key) {
      const before = await store.load(key);
      if (!lesson.isRevised() || before === undefined) {
        lesson.begin(false);
        return before;
      }
      await layAside(store, lesson.id, new Date().toISOString());
      lesson.begin(true);
      return undefined;
    },
  };
}
