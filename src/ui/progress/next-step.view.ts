import { lessonAddress } from '#curriculum/course.ts';
import type { CourseStep, NextStep } from '#curriculum/next-lesson.ts';

export interface NextStepView {
  /** What to do, in two or three words. */
  label: string;
  title: string;
  href: string;
  /** Why just this. */
  reason: string;
}

const named = ({ number, title }: CourseStep) => `${number} ${title}`;

export function nextStepView(next: NextStep): NextStepView {
  if (next.why === 'through') {
    return {
      label: 'Nothing left',
      title: 'All that is written is done',
      href: '/review/',
      reason: 'What you missed comes back on review cards.',
    };
  }
  const to = { title: named(next.lesson), href: lessonAddress(next.lesson.id) };
  switch (next.why) {
    case 'begin':
      return { label: 'Begin here', ...to, reason: 'It needs nothing before it.' };
    case 'continue':
      return {
        label: 'Continue where you left',
        ...to,
        reason: 'You opened it last, and its check has not passed yet.',
      };
    case 'follows':
      return { label: 'Next', ...to, reason: `It comes after ${named(next.after)}, which you have done.` };
    case 'needed':
      return { label: 'Next', ...to, reason: `${named(next.by)} builds on it.` };
    case 'left':
      return { label: 'Still open', ...to, reason: 'You have passed it by.' };
  }
}
