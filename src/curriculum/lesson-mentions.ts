/** Which lessons show a thing: they name its fact, or its name in code. */
import type { LessonText } from './lesson-texts.ts';
import { factKeysNamedIn } from './markdown/fact-html.ts';

/** @param entry `<file>/<entry>` of content/facts, whichever of its members a lesson names */
export function lessonsWithFact(lessons: readonly LessonText[], entry: string): LessonText[] {
  return lessons.filter(({ markdown }) =>
    factKeysNamedIn(markdown).some((key) => key.startsWith(`${entry}/`)),
  );
}

/** Lessons that have `name` as a whole word in a code span or a code block. */
export function lessonsWithCode(lessons: readonly LessonText[], name: string): LessonText[] {
  return lessons.filter(({ markdown }) => codeOf(markdown).some((code) => hasWord(code, name)));
}

function codeOf(markdown: string): string[] {
  return [...markdown.matchAll(/```.*?```|`[^`\n]+`/gs)].map(([code]) => code);
}

function hasWord(code: string, name: string): boolean {
  const at = code.indexOf(name);
  if (at === -1) return false;
  const around = [code[at - 1] ?? ' ', code[at + name.length] ?? ' '];
  return around.every((character) => !/\w/.test(character)) || hasWord(code.slice(at + name.length), name);
}
