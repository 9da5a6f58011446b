import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAccountState } from '#model/account-state.ts';
import { accountStateText } from '#model/account-state.schema.ts';
import { mergedRecords, type LearnerRecord } from '#ui/progress/learner-record.ts';
import { progressText, readProgressText } from '#ui/progress/progress-file.ts';

const at = '2026-11-23T10:00:00.000Z';
const record: LearnerRecord = {
  lessons: {
    'part/lesson': {
      doneAt: at,
      predictions: { which: 'one', other: null },
      happened: { which: 'two' },
      revision: 'r1',
    },
  },
  place: { lessonId: 'part/lesson', at },
  review: { on: true, deck: { 'transition:part/lesson': { step: 1, dueAt: 5 }, through: { step: 4 } } },
};
const text = progressText({ record, work: { 'part/lesson': emptyAccountState() } }, at);
const changed = (change: (file: Record<string, unknown>) => void) => {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};

describe('an exported file', () => {
  it('is read back as it was', () => {
    expect(readProgressText(text)).toEqual({
      ok: true,
      file: { record, work: { 'part/lesson': emptyAccountState() } },
    });
  });

  it.each([
    ['no JSON', '{', /^The file is not JSON: /],
    ['other JSON', '{"cards":[]}', 'The file is JSON, but not one that this page has exported.'],
    [
      'an account',
      accountStateText(emptyAccountState()),
      'The file is an account, not progress. Import it in the console, under your functions.',
    ],
    [
      'a newer file',
      changed((file) => (file['version'] = 2)),
      'The file was written by a newer version of this site (2; this one reads 1). Reload the page to get the newest version.',
    ],
    [
      'a day that is none',
      changed((file) => (file['lessons'] = { a: { doneAt: 'x', predictions: {}, happened: {} } })),
      /^The file is damaged\. lessons\.a\.doneAt: /,
    ],
    [
      'a card that is none',
      changed((file) => (file['review'] = { on: true, deck: { a: { step: 9 } } })),
      /^The file is damaged\. review\.deck\.a: /,
    ],
    [
      'work that is none',
      changed((file) => (file['work'] = { 'part/lesson': { version: 3 } })),
      /^The file is damaged\. The work in part\/lesson cannot be read: /,
    ],
  ])('is refused in clear words: %s', (_what, bad, message) => {
    const read = readProgressText(bad);
    expect(read.ok ? '' : read.message).toMatch(message);
    expect(read.ok).toBe(false);
  });
});

const id = fc.constantFrom('a/b', 'c/d');
const progress = fc.record(
  {
    doneAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((day) => day.toISOString()),
    predictions: fc.dictionary(fc.constantFrom('x', 'y'), fc.option(fc.constantFrom('1', '2')), {
      noNullPrototype: true,
    }),
    happened: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2'), { noNullPrototype: true }),
  },
  { requiredKeys: ['predictions', 'happened'], noNullPrototype: true },
);
const records: fc.Arbitrary<LearnerRecord> = fc.record({
  lessons: fc.dictionary(id, progress, { noNullPrototype: true }),
  review: fc.constant({ on: true, deck: {} }),
});

const none: ReadonlySet<string> = new Set();

describe('two records as one', () => {
  it('lose nothing that was done or answered, and keep the earlier day', () => {
    fc.assert(
      fc.property(records, records, (mine, theirs) => {
        const merged = mergedRecords(mine, theirs, none).lessons;
        for (const [lessonId, own] of [...Object.entries(mine.lessons), ...Object.entries(theirs.lessons)]) {
          const both = merged[lessonId];
          expect(Object.keys(both?.predictions ?? {})).toEqual(
            expect.arrayContaining(Object.keys(own.predictions)),
          );
          if (own.doneAt !== undefined) expect((both?.doneAt ?? '9') <= own.doneAt).toBe(true);
        }
        for (const [lessonId, own] of Object.entries(mine.lessons)) {
          expect(merged[lessonId]?.predictions).toMatchObject(own.predictions);
        }
      }),
    );
  });

  it('are the same when brought a second time', () => {
    fc.assert(
      fc.property(records, records, (mine, theirs) => {
        const once = mergedRecords(mine, theirs, none);
        expect(mergedRecords(once, theirs, none)).toEqual(once);
      }),
    );
  });

  it('know from which form of a lesson the work in its lab began', () => {
    const knowing = (revision: string): LearnerRecord => ({
      lessons: { 'a/b': { predictions: {}, happened: {}, revision } },
      review: { on: true, deck: {} },
    });
    const revisionOf = (taken: ReadonlySet<string>) =>
      mergedRecords(knowing('mine'), knowing('theirs'), taken).lessons['a/b']?.revision;
    expect(revisionOf(none)).toBe('mine');
    expect(revisionOf(new Set(['a/b']))).toBe('theirs');
  });
});
