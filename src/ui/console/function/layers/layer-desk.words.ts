import { spoken } from '#model/words.ts';

const english = {
  none: 'None yet. A layer is a .zip that Lambda unpacks under /opt before your process starts.',
  list: 'Layers in the order in which they are unpacked',
  version: (version: string, runtimes: string) => `version ${version}, for ${runtimes}`,
  versionGone: (version: string, runtimes: string) =>
    `version ${version}, for ${runtimes}: the version is deleted`,
  notSaid: 'not said',
  earlier: 'Earlier',
  unpackEarlier: (name: string) => `Unpack ${name} earlier`,
  later: 'Later',
  unpackLater: (name: string) => `Unpack ${name} later`,
  remove: (name: string) => `Remove ${name}`,
  order: (layers: number) => `Of two files with one path the later layer’s stays. At most ${layers} layers.`,
  arn: 'Add a layer: the ARN of its version',
  addToList: 'Add to the list',
  offered: 'In this account, not in the list',
  add: (arn: string) => `Add ${arn}`,
  erase: (arn: string) => `Delete version ${arn}`,
  changed: 'The layers are changed: the next event meets a cold start',
  erased: (name: string, version: number) =>
    `${name}:${version} is deleted: who has it keeps it. Undo publishes it again, with the next number`,

  /** Of a new layer. */
  name: 'Name of the layer',
  description: 'Description of the layer (optional)',
  zipHelp:
    'Packages for Node.js lie under nodejs/node_modules in it, programs under bin. It is read in this browser.',
  example: 'Take an example instead',
  unpacked: 'Under /opt',
  more: (files: number) => `… and ${files} more`,
  handler: 'A handler that uses it',
};

export const words = spoken({ 'en-GB': english });
