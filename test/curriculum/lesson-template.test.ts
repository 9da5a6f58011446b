import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lessonFolders } from '#curriculum/lesson-folder.ts';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { lessonTemplate } from '#curriculum/lesson-template.ts';

const files = lessonTemplate(
  { id: 'a/b' },
  { title: "What's left: a bit", about: 'Its “rest”: all of it.', today: '2026-11-23' },
);
const matterOf = (page: string) => parse(/^---\n(.*?)\n---\n/s.exec(page)?.[1] ?? '') as unknown;

describe('a new lesson', () => {
  it('has front matter that the build takes, whatever its title', () => {
    expect(lessonSchema.parse(matterOf(files['index.md'] ?? ''))).toMatchObject({
      title: "What's left: a bit",
      goal: 'Its “rest”: all of it.',
    });
  });

  it('has a folder that the build takes', () => {
    const texts = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`/content/lessons/1-a/1-b/${path}`, text]),
    );
    expect(lessonFolders(texts)).toMatchObject([
      { wrong: [{ slug: 'only-tested' }, { slug: 'never-deployed' }] },
    ]);
  });

  it('names in its answers only hints that its check has', () => {
    expect(files['check.ts']).toContain('notWritten:');
    expect(files['wrong/only-tested/answer.json']).toContain('"hint": "notWritten"');
  });
});
