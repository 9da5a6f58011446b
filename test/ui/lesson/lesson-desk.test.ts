import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Evidence } from '#curriculum/check.ts';
import { LessonDesk } from '#ui/lesson/lesson-desk.svelte.ts';
import { loadBook, saveBook } from '#ui/progress/review-book.ts';
import { traceScript } from '../../curriculum/trace-script.ts';

const lesson = {
  id: 'the-function-page/deploy-then-test',
  folder: '5-the-function-page/5-deploy-then-test',
  revision: 'r',
  misses: ['deployedTooEarly', 'sameAnswer'],
};
const ada = { name: 'Ada' };
const happened = ({ trace }: { trace: Evidence['trace'] }): Evidence => ({ functions: [], trace });
const tooEarly = happened(traceScript().deploy('first').test({ event: ada, answer: 'first' }));
const onTheWay = happened(traceScript().test({ event: ada, answer: 'old', undeployed: true }));
const passed = happened(
  traceScript()
    .test({ event: ada, answer: 'old', undeployed: true, environment: 'env-1' })
    .deploy('new')
    .test({ event: ada, answer: 'new', environment: 'env-2' }),
);
const card = 'check:the-function-page/deploy-then-test:deployedTooEarly';
const cards = () => Object.keys(loadBook().deck);

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('makes a card of a mistake that the check tells of, once', async () => {
  const desk = new LessonDesk(lesson);
  await desk.observe(tooEarly);
  const first = loadBook();
  expect(cards()).toEqual([card]);
  await desk.observe(happened({ trace: [...tooEarly.trace] }));
  expect(loadBook()).toEqual(first);
});

it('makes none of what everybody is told on the right way', async () => {
  const desk = new LessonDesk(lesson);
  await desk.observe(happened({ trace: [] }));
  await desk.observe(onTheWay);
  expect(cards()).toEqual([]);
});

it('keeps the card when the check passes at last, and makes none afterwards', async () => {
  const passing = new LessonDesk(lesson);
  await passing.observe(passed);
  await passing.observe(tooEarly);
  expect(cards()).toEqual(['transition:the-function-page/deploy-then-test']);

  saveBook({ on: true, deck: { [card]: { step: 2, dueAt: 5 } } });
  await new LessonDesk({ ...lesson, id: 'another/lesson' }).observe(passed);
  expect(loadBook().deck).toMatchObject({ [card]: { step: 2, dueAt: 5 } });
});

it('makes none for whoever has switched them off', async () => {
  saveBook({ on: false, deck: {} });
  await new LessonDesk(lesson).observe(tooEarly);
  expect(cards()).toEqual([]);
});
