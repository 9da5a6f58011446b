/** States of a function and of its last update. */
import states from '#content/facts/states.json' with { type: 'json' };
import { pageAddress } from '#model/locale.ts';
import { statesSchema } from '#model/facts/states.schema.ts';
import { lessonsWithCode } from '../lesson-mentions.ts';
import { lessonTexts } from '../lesson-texts.ts';
import { parsed } from '../parsed.ts';
import { anchor, provenanceOf, type ReferencePage, type ReferenceSection } from './reference.ts';

const data = parsed(statesSchema, states, 'content/facts/states.json');
const shown = (name: string) => lessonsWithCode(lessonTexts, name);
const none = 'no function yet';

const sections: readonly ReferenceSection[] = [
  {
    id: 'state',
    title: 'State',
    about: 'Whether the function can be invoked at all.',
    heads: ['State', 'What it means'],
    rows: Object.entries(data.states).map(([name, entry]) => ({
      id: anchor(name),
      name,
      code: true,
      value: entry.meaning,
      marks: [
        ...(entry.invoke ? [`Invoke: ${entry.invoke}`] : []),
        ...(entry.update ? [`Update: ${entry.update}`] : []),
      ],
      lines: entry.errors,
      provenance: provenanceOf(entry),
      lessons: shown(name),
    })),
  },
  {
    id: 'transitions',
    title: 'From one state to the next',
    about: 'What has to happen, and nothing else will do.',
    heads: ['From, to', 'When'],
    rows: data.transitions.map((entry) => ({
      id: anchor(`${entry.from ?? 'none'} to ${entry.to}`),
      name: `${entry.from ?? none} → ${entry.to}`,
      value: entry.on,
      provenance: provenanceOf(entry),
      lessons: [],
    })),
  },
  {
    id: 'last-update-status',
    title: 'Last update',
    about: 'A second word beside the state: what became of the last change of code or configuration.',
    heads: ['LastUpdateStatus', 'What it means'],
    rows: Object.entries(data.lastUpdateStatus).map(([name, entry]) => ({
      id: anchor(`update ${name}`),
      name,
      code: true,
      value: entry.meaning,
      provenance: provenanceOf(entry),
      lessons: name === 'Failed' ? [] : shown(name),
    })),
  },
  {
    id: 'reasons',
    title: 'Reasons',
    about: 'Codes that say why. The API model lists them; not all of them have been seen.',
    heads: ['Field', 'Codes'],
    rows: [
      ['StateReasonCode', data.stateReasonCodes] as const,
      ['LastUpdateStatusReasonCode', data.lastUpdateStatusReasonCodes] as const,
    ].map(([name, entry]) => ({
      id: anchor(name),
      name,
      code: true,
      value: entry.values.join(', '),
      provenance: provenanceOf(entry),
      lessons: shown(name),
    })),
  },
];

export const statesReference: ReferencePage = {
  address: pageAddress('/reference/states/'),
  title: 'States',
  about:
    'A function is made before it can run, and changed while it runs. Two words say how far that is: its state, and the status of its last update.',
  sections,
};
