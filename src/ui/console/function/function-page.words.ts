import { spoken } from '#model/words.ts';

const english = {
  tabs: 'Function',
  updateFailed: 'The last update failed; what was deployed before still answers',
  fetchingImage: 'The image is being looked up',
  openingConfiguration: 'The configuration is being opened',
  xray: 'X-ray of the form',
  noFunction: (name: string) => `There is no function named ${name}`,
  whyNone: 'It was deleted, or the address has a slip in it.',
  all: 'All functions',

  // Overview
  updating: (state: string, update: string) => `${state}, last update ${update}`,
  isIn: (name: string, state: string) => `${name} is ${state}`,
  project: 'AWS SAM project (.zip)',
  package: 'Deployment package (.zip)',
  copied: 'Copied',
  notCopied: 'The browser did not allow it',
  /** @param time UTC */
  lastModified: (time: string) => `Last modified ${time}`,
  views: 'View of the function overview',
  loadingTemplate: 'The template is being loaded',
};

export const words = spoken({ 'en-GB': english });
