/** What every lesson keeps to, however it is written. */
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { checkPrerequisites, lessonAddress, writtenPlaces } from '#curriculum/course.ts';
import { factKeysNamedIn } from '#curriculum/markdown/fact-html.ts';
import { factOf } from '#curriculum/facts.ts';
import { segmentsOf } from '#curriculum/markdown/lesson-blocks.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { lessonDirectives } from '#curriculum/markdown/lesson-directives.ts';
import { outline } from '#curriculum/outline.ts';
import { faultsOf } from './lesson-lint.ts';
import { lessons, pageFolders } from './lesson-sources.ts';

const routes = Object.keys(import.meta.glob('/src/pages/**/*.astro'));
/** Each page of the site as a pattern; of lessons only those that are written. */
const addresses = routes
  .filter((file) => !file.startsWith('/src/pages/lessons/['))
  .map((file) => file.replace('/src/pages', '').replace(/(\/index)?\.astro$/, '/'))
  .map((address) => new RegExp(`^${address.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`))
  .concat(lessons.map(({ folder }) => new RegExp(`^${lessonAddress(folder.place.id)}$`)));

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

describe.each(lessons)('lesson $name', ({ folder, file, matter, prose, firstLine }) => {
  const places = writtenPlaces(outline, pageFolders);

  it('is called what the course calls it', () => {
    const place = places.find(({ lesson }) => lesson.folder === folder.place.folder);
    expect(matter.title).toBe(place?.lesson.title);
  });

  it('has no fault that the lint knows', () => {
    const wrong = folder.wrong.map(({ slug }) => slug);
    expect(faultsOf({ file, prose, firstLine, wrong, addresses })).toEqual([]);
  });

  it('asks each prediction before the lab, and checks after it', () => {
    const { html } = markdownToHtml(prose, {
      features: { directive: true },
      mdastPlugins: [lessonDirectives],
    });
    const blocks = segmentsOf(html).flatMap((segment) =>
      'block' in segment && !['logs', 'fleet'].includes(segment.block.name) ? [segment.block] : [],
    );
    const lab = blocks.find(({ name }) => name === 'runner' || name === 'console');
    expect(lab).toBeDefined();
    expect(blocks).toEqual([
      ...matter.predictions.map(({ id }) => ({ name: 'predict', attributes: { id } })),
      lab,
      { name: 'check', attributes: {} },
      { name: 'solution', attributes: {} },
    ]);
  });

  it('takes its numbers from facts that have a source', () => {
    const keys = factKeysNamedIn(prose);
    expect(keys.filter((key) => factOf(key).sources.length === 0)).toEqual([]);
  });

  it('gives each wrong answer a hint of its own', async () => {
    const check = await lessonCheck(folder.place.folder);
    const hints = folder.wrong.map(({ hint }) => hint);
    expect(new Set(hints).size).toBe(hints.length);
    expect(Object.keys(check.hints)).toEqual(expect.arrayContaining(hints));
    expect(Object.keys(check.outcomes)).toEqual(matter.predictions.map(({ id }) => id));
  });
});
