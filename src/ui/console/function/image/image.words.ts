import { spoken } from '#model/words.ts';

const english = {
  gone: 'No longer in the registry',
  nothingToEdit:
    'There is nothing to edit here: the code is a layer of the image. Change it where you build, push, and deploy the new image. The digest is what runs; another push under the same tag changes nothing.',
  uriHelp: 'Of your own registry in Amazon ECR, in this Region.',
  overridesHelp: 'Words with commas between. Empty: what the image says itself.',
  otherArchitecture: (images: string, functions: string) =>
    `The image is for ${images}, the function for ${functions}. Lambda takes it; its first start ends with Runtime.InvalidEntrypoint.`,
};

export const words = spoken({ 'en-GB': english });
