import { counted, spoken } from '#model/words.ts';
import { siteName } from './site-name.ts';

const english = {
  feed: 'Lessons',
  skip: 'Skip to the content',

  header: {
    home: `${siteName}, home`,
    rooms: 'Site',
    lessons: 'Lessons',
    console: 'Console',
    lifecycle: 'Lifecycle',
    run: 'Run',
    reference: 'Reference',
    search: 'Search',
  },
  /** Which one is on, and which one is next. */
  theme: {
    system: { is: 'Theme: system', next: 'Change to light' },
    light: { is: 'Theme: light', next: 'Change to dark' },
    dark: { is: 'Theme: dark', next: 'Change to system' },
  },
  footer: {
    drawing: 'Drawing',
    sheet: 'Sheet',
    drawn: 'Drawn',
    scale: 'Scale',
    scaleSays: 'Not to scale. Times are measured, or marked as modelled.',
    lookUp: 'Look up',
    glossary: 'Glossary',
    reference: 'Reference',
    misunderstandings: 'Misunderstandings',
    run: 'Run a handler',
    progress: 'Your progress',
    review: 'Review',
    sources: 'Sources',
    sourcesSay:
      'AWS’s public documentation, its API models and its open-source runtime clients. Every number carries its source and the date on which it was read.',
    notAws: 'Not AWS',
    notAwsSays:
      'Not affiliated with, endorsed by or sponsored by Amazon Web Services. Code under the MIT licence. Nothing you type leaves this browser.',
  },
  newVersion: {
    waits: 'There is a new version of this site.',
    take: 'Use it now',
    later: 'Later',
  },
  lesson: {
    lessons: 'Lessons',
    option: 'In the console',
    takes: 'Takes',
    minutes: (minutes: number) => counted(minutes, { one: '# minute', other: '# minutes' }),
    about: 'About this lesson',
    turn: 'Lessons before and after',
    before: 'Before',
    next: 'Next',
  },
};

export const words = spoken({ 'en-GB': english });
