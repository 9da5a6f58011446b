import { lessonAddress } from '#curriculum/course.ts';
import type { CourseStep, NextStep } from '#curriculum/next-lesson.ts';
import { pageAddress } from '#model/locale.ts';
import { words } from './next-step.words.ts';

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
  if (next.why === 'through') return { ...words.through, href: pageAddress('/review/') };
  const to = { title: named(next.lesson), href: lessonAddress(next.lesson.id) };
  switch (next.why) {
    case 'begin':
    case 'continue':
    case 'left':
      return { ...words[next.why], ...to };
    case 'follows': {
      const { label, reason } = words.follows;
      return { label, ...to, reason: reason(named(next.after)) };
    }
    case 'needed': {
      const { label, reason } = words.needed;
      return { label, ...to, reason: reason(named(next.by)) };
    }
  }
}
