import { spoken } from '#model/words.ts';

const english = {
  asTable: 'The first scenario as a table',

  map: {
    name: (title: string) => `Map: ${title}`,
    drawn: (title: string, states: number) =>
      `${title}: ${states} states, told in words on a page of their own`,
    inWords: 'The states in words',
    above: 'Above',
    below: 'Below',
  },

  keys: {
    patterns: 'What the patterns mean',
    api: 'Runtime API',
    log: 'Log line',
    title: 'Keys and gestures',
    inside: 'Inside the timeline:',
    gestures:
      'Drag to pan, with one finger or the mouse. Pinch to zoom, or turn the wheel with <kbd>Ctrl</kbd>. Drag along the axis to move through time.',
    shift: (key: string) => `Shift ${key}`,
    spans: 'from span to span',
    marks: 'to the next log line or Runtime API call, or the last one',
    begin: 'to the beginning of what is chosen',
    play: 'play or pause',
    step: 'one event back, or forward',
    ends: 'to the ends of the run',
    zoom: 'zoom in, out, or to the whole',
    pan: 'pan',
    measure: 'measure from this moment; once more: to this moment',
    nothing: 'choose and measure nothing',
  },

  coldStarts: {
    /** @param bootMs what Firecracker names as the most */
    about: (bootMs: number) =>
      `How long an init takes is chance, here as on AWS. Each simulated one is drawn anew, with the reader’s own seed, from a curve through the median and the 90th percentile of what was measured for Node.js 24 from a .zip: about one in ten lies right of the thick bar. Provisioning takes the ${bootMs} ms that Firecracker names as the most; AWS publishes no distribution of it.`,
    caption: (samples: string) =>
      `Init Duration of functions that do nothing, Node.js 24 on x86_64, ${samples} cold starts. Thick: the middle 80 %. Stroke: the median. Thin: to the 99th percentile.`,
    package: 'Package',
    memory: 'Memory',
    scale: (ms: number) => `0 to ${ms} ms`,
    packages: { zip: '.zip', image: 'Image' },
    /** @param from where the measured span of days begins, and `to` where it ends */
    measured: (conditions: string, from: string, to: string, read: string) =>
      `Conditions: ${conditions}. Measured ${from} to ${to}, read ${read}: <source>lambda-perf</source>. Images are shown to compare; the machines start from a .zip.`,
  },
};

export const words = spoken({ 'en-GB': english });
