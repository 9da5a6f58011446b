import { spoken } from '#model/words.ts';

const english = {
  repository: 'Repository',
  tag: 'Tag',
  platform: 'Platform',
  attestations: 'With attestations, as buildx does by itself',
  leaveOff: 'Leave it off for Lambda: <code>--provenance=false</code>.',
  beside: (file: string) => `${file}, beside it`,
  besideThe: (file: string, other: string) => `${file}, beside the ${other}`,
  layers: 'Layers, the last one on top',
  line: (number: number) => `Line ${number}:`,
  push: 'Build and push',
  pushed: (image: string, digest: string) => `${image} is in your registry, sha256:${digest}….`,
  docker: 'The same with Docker',
  nameFault:
    'A repository has small letters, digits and . _ - / between them; a tag has up to 128 letters, digits, . _ and -.',
};

export const words = spoken({ 'en-GB': english });
