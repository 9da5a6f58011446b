/** What every lesson keeps to, however it is written. */
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { writtenPlaces, checkPrerequisites } from '#curriculum/course.ts';
import { factKeysNamedIn } from '#curriculum/markdown/fact-html.ts';
import { factOf } from '#curriculum/facts.ts';
import { segmentsOf } from '#curriculum/markdown/lesson-blocks.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { lessonDirectives } from '#curriculum/markdown/lesson-directives.ts';
import { outline } from '#curriculum/outline.ts';
import { lessons, pageFolders } from './lesson-sources.ts';

const rhythm = [
  'What the console asks',
  'Predict',
  'Do it',
  'Below the line',
  'Check',
  'Where the picture stops',
];

const words = (prose: string) => withoutMarkup(prose).split(/\s+/).filter(Boolean).length;

/** Prose alone: no code, no directives, no addresses. */
function withoutMarkup(prose: string): string {
  return prose
    .replaceAll(/```.*?```/gs, '')
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/:{1,2}[a-z]+\{[^}]*\}/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');
}

it('has a page for each folder and a folder for each page', () => {
  expect(lessons.map(({ folder }) => folder.place.folder).toSorted()).toEqual(pageFolders.toSorted());
});

it('keeps prerequisites within the course, without a circle', () => {
  expect(() =>
    checkPrerequisites(
      outline,
      new Map(lessons.map(({ folder, matter }) => [folder.place.id, matter.prerequisites])),
    ),
  ).not.toThrow();
});

describe.each(lessons)('lesson $name', ({ folder, matter, prose }) => {
  const places = writtenPlaces(outline, pageFolders);

  it('is called what the course calls it', () => {
    const place = places.find(({ lesson }) => lesson.folder === folder.place.folder);
    expect(matter.title).toBe(place?.lesson.title);
  });

  it('keeps to the six parts', () => {
    expect([...prose.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(rhythm);
  });

  it('says it in 250 to 700 words', () => {
    expect(words(prose)).toBeGreaterThanOrEqual(250);
    expect(words(prose)).toBeLessThanOrEqual(700);
  });

  it('asks each prediction before the lab, and checks after it', () => {
    const { html } = markdownToHtml(prose, {
      features: { directive: true },
      mdastPlugins: [lessonDirectives],
    });
    const blocks = segmentsOf(html).flatMap((segment) => ('block' in segment ? [segment.block] : []));
    expect(blocks).toEqual([
      ...matter.predictions.map(({ id }) => ({ name: 'predict', attributes: { id } })),
      { name: 'runner', attributes: {} },
      { name: 'check', attributes: {} },
      { name: 'solution', attributes: {} },
    ]);
  });

  it('takes its numbers from the ledger', () => {
    const numbers =
      /\d[\d,.]*\s?(ms|milliseconds?|s|seconds?|minutes?|hours?|days?|[KMG]i?B|bytes|%|per cent|USD|\$)(?![a-z])/g;
    expect(withoutMarkup(prose).match(numbers) ?? []).toEqual([]);
    for (const key of factKeysNamedIn(prose)) expect(factOf(key).sources.length).toBeGreaterThan(0);
  });

  it('foresees at least two wrong answers, each with a hint of its own', async () => {
    const check = await lessonCheck(folder.place.folder);
    const hints = folder.wrong.map(({ hint }) => hint);
    expect(hints.length).toBeGreaterThanOrEqual(2);
    expect(new Set(hints).size).toBe(hints.length);
    expect(Object.keys(check.hints)).toEqual(expect.arrayContaining(hints));
    expect(Object.keys(check.outcomes)).toEqual(matter.predictions.map(({ id }) => id));
  });
});
