import { expect, it } from 'vitest';
import type { CourseStep } from '#curriculum/next-lesson.ts';
import { nextStepView } from '#ui/progress/next-step.view.ts';

const cold: CourseStep = { id: 'inside/cold', number: '6.1', title: 'The cold start', prerequisites: [] };
const warm: CourseStep = { ...cold, id: 'inside/warm', number: '6.2', title: 'The warm container' };

it('says where to go and why', () => {
  expect(nextStepView({ why: 'follows', lesson: warm, after: cold })).toEqual({
    label: 'Next',
    title: '6.2 The warm container',
    href: '/lessons/inside/warm/',
    reason: 'It comes after 6.1 The cold start, which you have done.',
  });
  expect(nextStepView({ why: 'needed', lesson: cold, by: warm }).reason).toBe(
    '6.2 The warm container builds on it.',
  );
  expect(nextStepView({ why: 'continue', lesson: warm }).label).toBe('Continue where you left');
});

it('has somewhere to go when all is done', () => {
  expect(nextStepView({ why: 'through' }).href).toBe('/review/');
});
