import { describe, expect, it } from 'vitest';
import { lessonFolders, lessonPlace } from '#curriculum/lesson-folder.ts';

const root = '/content/lessons/5-the-function-page/5-deploy-then-test';
const files = {
  [`${root}/handler/index.mjs`]: 'start',
  [`${root}/handler/lib/prices.mjs`]: 'prices',
  [`${root}/solution/index.mjs`]: 'solved',
  [`${root}/solution/answer.json`]: '{ "acts": ["edit", { "test": { "a": 1 } }] }',
  [`${root}/wrong/too-soon/answer.json`]: '{ "acts": ["deploy"], "hint": "wait", "why": "Haste." }',
};
const without = (path: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== `${root}/${path}`));

describe('lessonPlace', () => {
  it('takes number and address from the names of the folders', () => {
    expect(lessonPlace('5-the-function-page/12-deploy-then-test')).toEqual({
      folder: '5-the-function-page/12-deploy-then-test',
      part: 'the-function-page',
      lesson: 'deploy-then-test',
      number: '5.12',
      id: 'the-function-page/deploy-then-test',
    });
  });

  it('refuses a folder without numbers', () => {
    expect(() => lessonPlace('the-function-page/deploy')).toThrow(
      'content/lessons/the-function-page/deploy: a lesson lies in <number>-<part>/<number>-<lesson>',
    );
  });
});

describe('lessonFolders', () => {
  it('gathers start, solution and wrong answers', () => {
    expect(lessonFolders(files)).toMatchObject([
      {
        place: { number: '5.5' },
        start: { 'index.mjs': 'start', 'lib/prices.mjs': 'prices' },
        solution: { acts: ['edit', { test: { a: 1 } }], files: { 'index.mjs': 'solved' } },
        wrong: [{ slug: 'too-soon', hint: 'wait', files: {} }],
      },
    ]);
  });

  it('takes a file for a program where its first line says so', () => {
    const bootstrap = '#!/usr/bin/env node\n';
    const [folder] = lessonFolders({ ...files, [`${root}/handler/bootstrap`]: bootstrap });
    expect(folder?.start['bootstrap']).toEqual({ executable: true, content: bootstrap });
    expect(folder?.start['index.mjs']).toBe('start');
  });

  it('sorts by number, not by letter', () => {
    const moved = (folder: string) =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path.replace(root, `/content/lessons/${folder}`), text]),
      );
    const all = { ...moved('1-a/10-x'), ...moved('1-a/9-y'), ...moved('10-b/1-z'), ...moved('2-c/1-w') };
    expect(lessonFolders(all).map(({ place }) => place.number)).toEqual(['1.9', '1.10', '2.1', '10.1']);
  });

  it.each([
    [
      'solution/answer.json',
      without('solution/answer.json'),
      'solution/answer.json is missing: write the acts',
    ],
    [
      'wrong/too-soon/answer.json',
      { ...without('wrong/too-soon/answer.json'), [`${root}/wrong/too-soon/index.mjs`]: 'x' },
      'wrong/too-soon/answer.json is missing',
    ],
    ['bad JSON', { ...files, [`${root}/solution/answer.json`]: '{' }, 'solution/answer.json is not JSON'],
    [
      'an unknown act',
      { ...files, [`${root}/solution/answer.json`]: '{ "acts": ["dance"] }' },
      /solution\/answer\.json:1: acts\.0: .* It is: "test": press Test/,
    ],
    [
      'an unknown field',
      {
        ...files,
        [`${root}/wrong/too-soon/answer.json`]: '{ "acts": ["test"], "hint": "a", "why": "b", "hnit": 1 }',
      },
      /hnit/,
    ],
  ])('says what is wrong with %s', (_what, texts, message) => {
    expect(() => lessonFolders(texts)).toThrow(message);
  });

  it('takes a lesson that starts without a function', () => {
    const texts = Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('/handler/')));
    expect(lessonFolders(texts)[0]?.start).toEqual({});
  });
});
