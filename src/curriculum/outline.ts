import course from '#content/course.json' with { type: 'json' };
import { courseSchema } from './course.schema.ts';
import { outlineOf } from './course.ts';
import { parsed } from './parsed.ts';

/** The whole course, written lessons and planned ones. Read when the site is built. */
export const outline = outlineOf(parsed(courseSchema, course, 'content/course.json'));
