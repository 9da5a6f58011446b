/** What can be answered instead of a result: errors of a function, refusals of the API, and their sentences. */
import apiErrors from '#content/facts/api-errors.json' with { type: 'json' };
import apiMessages from '#content/facts/api-messages.json' with { type: 'json' };
import errorTypes from '#content/facts/error-types.json' with { type: 'json' };
import { pageAddress } from '#model/locale.ts';
import { apiErrorsSchema, apiMessagesSchema, errorTypesSchema } from '#model/facts/errors.schema.ts';
import { lessonsWithCode } from '../lesson-mentions.ts';
import { lessonTexts } from '../lesson-texts.ts';
import { parsed } from '../parsed.ts';
import { anchor, provenanceOf, type ReferencePage, type ReferenceSection } from './reference.ts';

const types = parsed(errorTypesSchema, errorTypes, 'content/facts/error-types.json');
const refusals = parsed(apiErrorsSchema, apiErrors, 'content/facts/api-errors.json');
const messages = parsed(apiMessagesSchema, apiMessages, 'content/facts/api-messages.json');
const shown = (name: string) => lessonsWithCode(lessonTexts, name);
const phases = { init: 'in Init', invoke: 'in an invocation', any: 'in any phase' };
const voices = { runtime: 'said by the runtime client', platform: 'said by Lambda' };

const sections: readonly ReferenceSection[] = [
  {
    id: 'of-the-function',
    title: 'Errors of a function',
    about:
      'The API call succeeded, with status 200: the function did not. The type stands in the payload and in the REPORT line.',
    heads: ['Error type', 'When'],
    rows: Object.entries(types).map(([name, entry]) => ({
      id: anchor(name),
      name,
      code: true,
      value: entry.when,
      marks: [
        phases[entry.phase],
        voices[entry.raisedBy],
        ...(entry.runtimeClient === 3 ? ['up to Node.js 22'] : []),
        ...(entry.runtimeClient === 4 ? ['from Node.js 24'] : []),
        ...(entry.exit ? [`exit code ${entry.exit}`] : []),
      ],
      lines: entry.messages,
      provenance: provenanceOf(entry),
      lessons: shown(name),
    })),
  },
  {
    id: 'of-the-api',
    title: 'Refusals of the API',
    about: 'Nothing ran. The status says whose fault it is: from 400 the caller’s, from 500 the service’s.',
    heads: ['Exception', 'When'],
    rows: Object.entries(refusals).map(([name, entry]) => ({
      id: anchor(name),
      name,
      code: true,
      value: entry.when,
      marks: [`status ${entry.status}`],
      provenance: provenanceOf(entry),
      lessons: shown(name),
    })),
  },
];

/** `envTooLarge` as words. */
function sentenceName(key: string): string {
  const words = key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const errorsReference: ReferencePage = {
  address: pageAddress('/reference/errors/'),
  title: 'Errors',
  about:
    'Two kinds, and they are often taken for each other: the API refused and nothing ran, or your function ran and failed.',
  sections,
};

export const messagesReference: ReferencePage = {
  address: pageAddress('/reference/messages/'),
  title: 'Messages',
  about:
    'Sentences that the API answers with, to look up when you have one in front of you. Each belongs to an exception, and to a mistake.',
  sections: [
    {
      id: 'sentences',
      title: 'The API’s own words',
      about: 'Sentences to search for when you have one in front of you; braces stand for what is filled in.',
      heads: ['About', 'Sentence'],
      rows: Object.entries(messages).map(([name, entry]) => ({
        id: anchor(`sentence ${name}`),
        name: sentenceName(name),
        value: entry.code,
        ...(entry.status ? { marks: [`status ${entry.status}`] } : {}),
        lines: [entry.text],
        provenance: provenanceOf(entry),
        lessons: [],
      })),
    },
  ],
};
