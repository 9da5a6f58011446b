/** content/course.json: the whole course as planned, written lessons and unwritten ones alike. */
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const courseSchema = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        slug: slug.describe('Folder name and address of the part, without its number.'),
        title: z.string().min(1).describe('Title of the part.'),
        lessons: z
          .array(
            z.strictObject({
              slug: slug.describe('Folder name and address of the lesson, without its number.'),
              title: z.string().min(1).describe('Title of the lesson.'),
              about: z.string().min(1).describe('What it is about, in a line.'),
            }),
          )
          .min(1)
          .describe('In the order in which they are read; the number of a lesson is its place here.'),
      }),
    )
    .min(1)
    .describe('In the order in which they are read; the number of a part is its place here.'),
});

export type CourseData = z.infer<typeof courseSchema>;
