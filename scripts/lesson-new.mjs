// `npm run lesson:new -- <part>/<lesson>`: makes the folder of a lesson that content/course.json names.
// With `--title "…" --about "…"` the lesson is first put there, at the end of its part.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { lessonTemplate } from '../src/curriculum/lesson-template.ts';

const courseFile = 'content/course.json';

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(message);
  process.exit(1);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { title: { type: 'string' }, about: { type: 'string' } },
});
const id = positionals[0] ?? '';
const [, partSlug, slug] = /^([a-z0-9-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
if (partSlug === undefined || slug === undefined) {
  refuse('Name the lesson as <part>/<lesson>, such as inside-the-container/the-end.');
}

/** @type {{ parts: { slug: string, lessons: { slug: string, title: string, about: string }[] }[] }} */
const course = JSON.parse(readFileSync(courseFile, 'utf8'));
const part = course.parts.find((each) => each.slug === partSlug);
if (!part) {
  refuse(
    `There is no part ${partSlug} in ${courseFile}. Parts: ${course.parts.map((each) => each.slug).join(', ')}.`,
  );
}

let lesson = part.lessons.find((each) => each.slug === slug);
if (!lesson) {
  if (values.title === undefined || values.about === undefined) {
    refuse(
      `${id} is not in ${courseFile}. Add --title "…" --about "…" to put it at the end of its part, or name one of: ${part.lessons.map((each) => each.slug).join(', ')}.`,
    );
  }
  lesson = { slug, title: values.title, about: values.about };
  part.lessons.push(lesson);
  const options = await resolveConfig(courseFile);
  writeFileSync(courseFile, await format(JSON.stringify(course), { ...options, filepath: courseFile }));
  console.log(`${courseFile}: ${id} added.`);
}

const folder = `content/lessons/${course.parts.indexOf(part) + 1}-${partSlug}/${part.lessons.indexOf(lesson) + 1}-${slug}`;
if (existsSync(folder)) refuse(`${folder} is there already.`);

const today = new Date().toISOString().slice(0, 10);
for (const [path, text] of Object.entries(lessonTemplate({ id }, { ...lesson, today }))) {
  const file = `${folder}/${path}`;
  mkdirSync(dirname(file), { recursive: true });
  const options = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...options, filepath: file }));
  console.log(file);
}
console.log(`
Write index.md, then check.ts. To see it:   npm run dev
What is missing, by file and line:           npm run lesson:test -- ${course.parts.indexOf(part) + 1}.${part.lessons.indexOf(lesson) + 1}`);
