import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { lessonLoader } from '#curriculum/lesson-loader.ts';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { scenarioSchema } from '#model/scenario/scenario.schema.ts';

const lessons = defineCollection({
  loader: lessonLoader(),
  schema: lessonSchema,
});

const scenarios = defineCollection({
  loader: glob({ base: './content/scenarios', pattern: '*.json' }),
  schema: scenarioSchema,
});

export const collections = { lessons, scenarios };
