import { spoken } from '#model/words.ts';

/** Versions, aliases, events that go through them, and what they are below the line. */
const english = {
  readsAlong: 'This tab only reads along.',
  undo: 'Undo',

  notPublished: 'Not published',
  published: (version: string) => `Version ${version} is published.`,
  nothingNew: (version: string) => `Nothing is published: nothing has changed since version ${version}.`,
  stays: (version: string) => `Version ${version} stays`,
  refused: (title: string, code: string) => `${title}: ${code}`,
  deleted: (version: string) => `Version ${version} is deleted.`,
  noVersion: 'No version is published',
  whatPublishing:
    'Until then there is only <code>$LATEST</code>, which changes with each Deploy and each Save. Publishing copies it under a number, and that copy never changes again.',
  versionsOf: (name: string) => `Versions of ${name}`,
  package: 'Package',
  delete: (version: string) => `Delete version ${version}?`,
  whatDeleting:
    'Its code and its configuration go for good, and its containers with them. <code>$LATEST</code> and the other versions stay. The number is not given again.',

  noAlias: 'No aliases',
  whatAlias:
    'An alias is a name that leads to a version. Callers keep the name; you move it from one version to the next, all at once or a share of the events first.',
  aliasGone: (name: string) => `The alias ${name} is deleted`,
  leads: (name: string) => `Where ${name} leads`,
  target: (version: string) => `Version ${version}`,
  nameHelp: 'Letters, digits, hyphens and underscores, and not a number alone.',
  weightProblem: 'The weight is a number of per cent, 0 up to 99.99.',

  invokeThrough: 'Invoke through a qualifier',
  events: 'Events',
  sending: 'Sending',
  eventGoes: (arn: string) => `The event of the Test tab goes to <code>${arn}</code>.`,
  executed: (version: string) => `Executed version ${version}`,
  share: (count: number, all: number) => `${count} of ${all}`,

  served: 'Which containers serve which version',
  whatVersion:
    'A version is no process and costs nothing while nobody calls it: it is a second package in storage and a second record, both read-only. Each version gets containers of its own, and a change of <code>$LATEST</code> ends none of them.',
  onlyNumber: 'only its number leads here',
  ledBy: (names: string) => `led to by ${names}`,
  environment: (number: number, state: string) => `environment ${number}, ${state}`,
  noContainer: 'no container',
  now: (sha: string, megabytes: number) => `what is deployed now, package ${sha}, ${megabytes} MB`,
  copy: (sha: string, megabytes: number) => `a frozen copy: package ${sha}, ${megabytes} MB`,
};

export const words = spoken({ 'en-GB': english });
