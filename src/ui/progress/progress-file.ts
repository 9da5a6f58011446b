/** A learner's progress as a file: what is done, answered and to be reviewed, and the code in the labs. */
import { z } from 'zod';
import { reviewDays } from '#curriculum/review/review-deck.ts';
import { parseAccountState, accountStateText } from '#model/account-state.schema.ts';
import type { AccountState } from '#model/account-state.ts';
import { words } from './file.words.ts';
import type { LearnerRecord } from './learner-record.ts';

const kind = 'lambda-unboxed/progress';
/** Raised whenever an older page could not read what this one writes. */
export const progressFileVersion = 1;

export interface ProgressFile {
  record: LearnerRecord;
  /** The account of each lab that was worked in, by lesson id; its trace is left behind. */
  work: Readonly<Record<string, AccountState>>;
}

const time = z.iso.datetime();
const card = z.union([
  z.strictObject({
    step: z
      .int()
      .min(0)
      .max(reviewDays.length - 1),
    dueAt: z.number(),
  }),
  z.strictObject({ step: z.literal(reviewDays.length) }),
]);
const fileSchema = z.strictObject({
  kind: z.literal(kind),
  version: z.literal(progressFileVersion),
  exportedAt: time,
  lessons: z.record(
    z.string(),
    z.strictObject({
      doneAt: time.optional(),
      predictions: z.record(z.string(), z.string().nullable()),
      happened: z.record(z.string(), z.string()),
      revision: z.string().optional(),
    }),
  ),
  place: z.strictObject({ lessonId: z.string(), at: time }).optional(),
  review: z.strictObject({ on: z.boolean(), deck: z.record(z.string(), card) }),
  work: z.record(z.string(), z.unknown()),
});

/** @param exportedAt ISO time */
export function progressText({ record, work }: ProgressFile, exportedAt: string): string {
  const accounts = Object.entries(work).map(([lessonId, account]): [string, unknown] => [
    lessonId,
    JSON.parse(accountStateText({ ...account, trace: [] })),
  ]);
  const file = {
    kind,
    version: progressFileVersion,
    exportedAt,
    ...record,
    work: Object.fromEntries(accounts),
  };
  return JSON.stringify(file, null, 2);
}

/** Reads an exported file. The message says what is wrong with it, and where. */
export function readProgressText(
  text: string,
): { ok: true; file: ProgressFile } | { ok: false; message: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return refused(words.notJson(error instanceof Error ? error.message : String(error)));
  }
  const head = z.looseObject({ kind: z.literal(kind), version: z.number() }).safeParse(raw);
  if (!head.success) {
    return refused(parseAccountState(raw).ok ? words.account : words.other);
  }
  if (head.data.version > progressFileVersion) {
    return refused(words.newer(head.data.version, progressFileVersion));
  }
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) return refused(words.damaged(faults(parsed.error)));
  const { lessons, place, review, work } = parsed.data;
  const accounts: Record<string, AccountState> = {};
  for (const [lessonId, account] of Object.entries(work)) {
    const read = parseAccountState(account);
    if (!read.ok) {
      return refused(
        words.damaged('message' in read ? words.work(lessonId, read.message) : words.newerWork(lessonId)),
      );
    }
    accounts[lessonId] = read.state;
  }
  return { ok: true, file: { record: { lessons, ...(place ? { place } : {}), review }, work: accounts } };
}

const refused = (message: string) => ({ ok: false, message }) as const;

function faults({ issues }: z.ZodError): string {
  const [first] = issues;
  if (first === undefined) return '';
  const fault = words.fault(first.path.map(String).join('.') || words.whole, first.message);
  return issues.length > 1 ? `${fault} ${words.more(issues.length - 1)}` : fault;
}
