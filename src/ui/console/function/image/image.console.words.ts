/** AWS's labels for a function whose code is in an image. */
export const imageConsole = {
  image: 'Image',
  uri: 'Image URI',
  digest: 'Digest',
  architecture: 'Architecture',
  deploy: 'Deploy new image',
  containerUri: 'Container image URI',
  overrides: 'Container image overrides',
  entryPoint: 'ENTRYPOINT override',
  command: 'CMD override',
  directory: 'WORKDIR override',
} as const;
