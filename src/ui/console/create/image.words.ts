import { spoken } from '#model/words.ts';

const english = {
  why: 'Why:',
  otherAccount:
    'It is another account’s: AWS would ask that account’s repository policy. The site knows only your registry.',
  unknown: 'Your registry has no such image.',
  isIndex:
    'An index names one image for each architecture, and Lambda does not choose: build with --provenance=false and one --platform.',
  mismatch: (architecture: string) =>
    `The image is for ${architecture}. Lambda takes it all the same; its first start ends with Runtime.InvalidEntrypoint.`,
  pinned: (digest: string) =>
    `The tag becomes a digest now: <code>sha256:${digest}…</code>. An image that is pushed under the same tag later changes nothing here.`,
  workingDirectory: 'It is sent and kept. The program still starts in /var/task here.',

  registry: {
    title: 'Amazon ECR, your images',
    simulated:
      '<strong>Simulated:</strong> the layers are a description. What you copy into the image is real and runs, in <code>/var/task</code>.',
    build: 'Build and push an image',
    fetching: 'Fetching the builder',
    notFetched: 'The builder could not be fetched. Are you offline? Close it and open it again.',
    index: 'index',
    use: 'Use',
    useThis: (image: string) => `Use ${image}`,
  },
  layers: 'Layers, the last on top',
  noLayer: 'no layer: a setting',

  pulled: {
    title: 'The image that is pulled',
    about:
      'All of it is yours, the operating system too. Lambda pulls it once, keeps it in a form of its own, and each container begins from that.',
    starts: 'Starts',
    startsNothing: 'nothing: it names no program',
    in: 'In',
    asks: 'Asks the Runtime API',
    client: 'the runtime client in it',
    noClient: 'nobody: no runtime client is in it',
    nothing: 'No image of your registry has this URI, so there is nothing that Lambda could pull.',
  },

  base: {
    title: 'The image that you chose, before the first event',
    /** @param runtime what the console calls it */
    about: (runtime: string, os: string) =>
      `“${runtime}” is this: an image of AWS’s on ${os}. Folders open and close. Not every file of it is listed: only what AWS documents.`,
  },
};

export const words = spoken({ 'en-GB': english });
