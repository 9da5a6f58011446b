import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { scenarioSchema } from '#model/scenario/scenario.schema.ts';

const lessons = defineCollection({
  loader: glob({
    base: './content/lessons',
    pattern: '*/*/index.md',
    generateId: ({ entry }) => entry.replace(/\/index\.md$/, ''),
    // Rendered while the content is loaded, a failing directive would leave an empty page and a green build.
    deferRender: true,
  }),
  schema: lessonSchema,
});

const scenarios = defineCollection({
  loader: glob({ base: './content/scenarios', pattern: '*.json' }),
  schema: scenarioSchema,
});

export const collections = { lessons, scenarios };
