import { describe, expect, it } from 'vitest';
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import limits from '#content/facts/limits.json' with { type: 'json' };
import mappings from '#content/facts/mappings.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import quotas from '#content/facts/quotas.json' with { type: 'json' };
import { lessonTexts } from '#curriculum/lesson-texts.ts';
import { limitsReference } from '#curriculum/reference/limits.ts';
import { referencePages } from '#curriculum/reference/pages.ts';

describe.each(referencePages)('$address', ({ sections }) => {
  const rows = sections.flatMap((section) => section.rows);

  it('can be linked to, row by row', () => {
    const anchors = [...rows.map(({ id }) => id), ...sections.map(({ id }) => id)];
    expect(anchors.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
    expect(anchors.filter((id, index) => anchors.indexOf(id) !== index)).toEqual([]);
  });

  it('says of every row where it is from, or why it cannot', () => {
    const bare = rows.filter(({ provenance }) => provenance.sources.length === 0 && !provenance.note);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('has something to say in every row', () => {
    const empty = rows.filter(({ value, text, lines }) => !value && !text && !lines?.length);
    expect(empty.map(({ name }) => name)).toEqual([]);
  });
});

it('has every limit, quota, lifetime and price of the ledger, once', () => {
  const entries = [limits, quotas, lifecycle, mappings, prices].flatMap((file) =>
    Object.values(file).map(({ name }) => name),
  );
  const rows = limitsReference.sections.flatMap((section) => section.rows.map(({ name }) => name));
  expect(rows.toSorted()).toEqual(entries.toSorted());
});

it('leads from a limit to the lessons that name it', () => {
  const rows = limitsReference.sections.flatMap((section) => section.rows);
  const naming = lessonTexts.filter(({ markdown }) => markdown.includes('key="limits/initTimeout/'));
  expect(naming).not.toEqual([]);
  expect(rows.find(({ id }) => id === 'init-timeout')?.lessons).toEqual(naming);
});
