/** Lines of a function's log, as they were seen. */
import logLines from '#content/facts/log-lines.json' with { type: 'json' };
import { pageAddress } from '#model/locale.ts';
import { logLinesSchema } from '#model/facts/log-lines.schema.ts';
import { lessonsWithCode } from '../lesson-mentions.ts';
import { lessonTexts } from '../lesson-texts.ts';
import { parsed } from '../parsed.ts';
import { anchor, provenanceOf, type ReferencePage, type ReferenceSection } from './reference.ts';

const data = parsed(logLinesSchema, logLines, 'content/facts/log-lines.json');

/** The word that a platform line begins with, such as INIT_START. */
const platformWord = (lines: readonly string[]) => /^[A-Z_]{3,}\b/.exec(lines[0] ?? '')?.[0];

/** `initStart` as words. */
function title(key: string): string {
  const words = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/ older$/, ', older form')
    .replace(/ python$/, ', Python');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const sections: readonly ReferenceSection[] = [
  {
    id: 'lines',
    title: 'Lines',
    about: '<id> stands for a request id, <ISO> for a time. What looks like a wide space is a tab.',
    heads: ['What it shows', 'The lines'],
    rows: Object.entries(data.lines).map(([name, entry]) => {
      const word = entry.lines.length === 1 ? platformWord(entry.lines) : undefined;
      return {
        id: anchor(name),
        name: title(name),
        value: entry.when ?? '',
        lines: entry.lines,
        provenance: provenanceOf(entry),
        lessons: word ? lessonsWithCode(lessonTexts, word) : [],
      };
    }),
  },
  {
    id: 'published',
    title: 'Published logs, written again here',
    about:
      'What Lambda wrote for somebody else. The simulation is tested with each of them: given the same work, it writes the same lines, and computes what was billed.',
    heads: ['What happens', 'The lines'],
    rows: Object.entries(data.published).map(([name, { about, lines, ...from }]) => ({
      id: anchor(name),
      name: title(name),
      value: about,
      lines,
      provenance: provenanceOf(from),
      lessons: [],
    })),
  },
  {
    id: 'where',
    title: 'Where they go, and which',
    about: 'A group for the function, a stream for each container; levels apply to the JSON format only.',
    heads: ['What', 'How'],
    rows: [
      {
        id: 'log-group',
        name: 'Log group and stream',
        value: 'Braces stand for what is filled in.',
        lines: [data.logGroup.group, data.logGroup.stream],
        provenance: provenanceOf(data.logGroup),
        lessons: [],
      },
      ...(['application', 'system'] as const).map((who) => ({
        id: `${who}-log-level`,
        name: who === 'application' ? 'Levels of your lines' : 'Levels of Lambda’s lines',
        value: data.levels[who].values.join(', '),
        marks: [`${data.levels[who].default} unless set`],
        provenance: provenanceOf(data.levels[who]),
        lessons: [],
      })),
    ],
  },
];

export const logLinesReference: ReferencePage = {
  address: pageAddress('/reference/log-lines/'),
  title: 'Log lines',
  about:
    'What Lambda writes into the log around your own lines: when a container starts, when an invocation begins and ends, what it took, and what went wrong.',
  sections,
};
