import { describe, expect, it } from 'vitest';
import { checkPrerequisites, lessonAddress, outlineOf, writtenPlaces } from '#curriculum/course.ts';
import { outline } from '#curriculum/outline.ts';

const lesson = (slug: string) => ({ slug, title: slug.toUpperCase(), about: 'About it.' });
const small = outlineOf({
  parts: [
    { slug: 'p', title: 'P', lessons: [lesson('a'), lesson('b')] },
    { slug: 'q', title: 'Q', lessons: [lesson('c')] },
  ],
});

it('numbers the whole course: eight parts, and each lesson has an address of its own', () => {
  const lessons = outline.flatMap((part) => part.lessons);
  expect(outline.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(lessons.find(({ number }) => number === '5.5')).toMatchObject({
    id: 'the-function-page/deploy-then-test',
    folder: '5-the-function-page/5-deploy-then-test',
  });
  expect(new Set(lessons.map(({ id }) => lessonAddress(id))).size).toBe(lessons.length);
});

describe('writtenPlaces', () => {
  it('leads from each written lesson to the next written one', () => {
    expect(writtenPlaces(small, ['2-q/1-c', '1-p/1-a'])).toMatchObject([
      { lesson: { number: '1.1' }, next: { number: '2.1' } },
      { lesson: { number: '2.1' }, previous: { number: '1.1' } },
    ]);
  });

  it('refuses a folder that the course does not know, and says which it knows', () => {
    expect(() => writtenPlaces(small, ['1-p/2-a'])).toThrow(
      'content/lessons/1-p/2-a is not in content/course.json. Add the lesson there, or name the folder after its place: 1-p/1-a, 1-p/2-b, 2-q/1-c.',
    );
  });
});

describe('checkPrerequisites', () => {
  it('lets a chain pass', () => {
    expect(() =>
      checkPrerequisites(
        small,
        new Map([
          ['p/b', ['p/a']],
          ['q/c', ['p/b', 'p/a']],
        ]),
      ),
    ).not.toThrow();
  });

  it('refuses a circle and shows it', () => {
    expect(() =>
      checkPrerequisites(
        small,
        new Map([
          ['p/a', ['p/b']],
          ['p/b', ['p/a']],
        ]),
      ),
    ).toThrow('Prerequisites run in a circle: p/a → p/b → p/a.');
  });

  it('refuses a lesson that nobody plans', () => {
    expect(() => checkPrerequisites(small, new Map([['p/a', ['p/z']]]))).toThrow(
      'p/a names the prerequisite p/z, which is not in content/course.json.',
    );
  });
});
