/** What every lesson keeps to, however it is written. */
import { pathToFileURL } from 'node:url';
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
    // Where a fault stands is told by the lines of the whole file.
    const { html } = markdownToHtml('\n'.repeat(firstLine - 1) + prose, {
      fileURL: pathToFileURL(file),
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
    const root = `content/lessons/${folder.place.folder}`;
    const known = Object.keys(check.hints);
    const faults = folder.wrong.flatMap(({ slug, hint }) => {
      const answer = `${root}/wrong/${slug}/answer.json: \`hint\``;
      const other = folder.wrong.find((one) => one.slug !== slug && one.hint === hint);
      if (!known.includes(hint)) return `${answer} is ${hint}. Name one of check.ts: ${known.join(', ')}.`;
      return other
        ? `${answer} is ${hint}, as in wrong/${other.slug}. Give each a hint of its own in check.ts.`
        : [];
    });
    expect(faults).toEqual([]);
    expect(
      Object.keys(check.outcomes),
      `${root}/check.ts: \`outcomes\` has the predictions of index.md, in their order`,
    ).toEqual(matter.predictions.map(({ id }) => id));
  });
});
