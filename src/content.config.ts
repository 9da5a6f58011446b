import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { lessonSchema } from '#curriculum/lesson.schema.ts';

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

export const collections = { lessons };
