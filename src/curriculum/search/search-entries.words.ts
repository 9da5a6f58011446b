import { spoken } from '#model/words.ts';

/** Where something was found. */
const english = {
  lesson: (number: string, title: string) => `Lesson ${number}, ${title}`,
  glossary: 'Glossary',
  row: (page: string, section: string) => `${page}, ${section}`,
  belief: (belief: string) => `“${belief}”`,
  misunderstandings: 'Misunderstandings',
};

export const words = spoken({ 'en-GB': english });
