/** All that can be found on the site. Read when it is built. */
import { pageAddress } from '#model/locale.ts';
import { glossary, termAddress } from '../glossary/glossary.ts';
import { lessonTexts } from '../lesson-texts.ts';
import { misunderstandings } from '../misunderstandings/misunderstandings.ts';
import { referencePages } from '../reference/pages.ts';
import { plainSections } from './plain-text.ts';
import { words as said } from './search-entries.words.ts';
import type { SearchEntry } from './search-entry.ts';

const lessons: SearchEntry[] = lessonTexts.flatMap(({ number, title, part, address, markdown }) =>
  plainSections(markdown).map((section, index) => ({
    kind: 'lesson' as const,
    title: index === 0 ? title : section.title,
    where: said.lesson(number, index === 0 ? part : title),
    address: index === 0 ? address : `${address}#${section.anchor}`,
    text: section.text,
  })),
);

const terms: SearchEntry[] = glossary.map(({ id, term, picture, stops, words }) => ({
  kind: 'term',
  title: term,
  where: [said.glossary, ...words].join(', '),
  address: termAddress(id),
  text: `${picture} ${stops}`,
}));

const rows: SearchEntry[] = referencePages.flatMap(({ address, title: page, sections }) =>
  sections.flatMap((section) =>
    section.rows.map(({ id, name, value, text, lines }) => ({
      kind: 'reference' as const,
      title: name,
      where: said.row(page, section.title),
      address: `${address}#${id}`,
      text: [value, text, ...(lines ?? [])].filter(Boolean).join(' ').replaceAll(/\s+/g, ' '),
    })),
  ),
);

const beliefs: SearchEntry[] = misunderstandings.map(({ id, belief, truth, stops }) => ({
  kind: 'misunderstanding',
  title: said.belief(belief),
  where: said.misunderstandings,
  address: pageAddress(`/misunderstandings/#${id}`),
  text: `${truth} ${stops}`,
}));

export const searchEntries: readonly SearchEntry[] = [...lessons, ...terms, ...beliefs, ...rows];
