import { formConsole } from '#model/lambda/forms.console.words.ts';

/** AWS's labels for a function whose code is in an image. */
export const imageConsole = {
  image: 'Image',
  uri: 'Image URI',
  digest: 'Digest',
  architecture: 'Architecture',
  deploy: 'Deploy new image',
  containerUri: 'Container image URI',
  overrides: formConsole.imageOverrides,
  entryPoint: 'ENTRYPOINT override',
  command: 'CMD override',
  directory: 'WORKDIR override',
} as const;
