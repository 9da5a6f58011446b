import { spoken } from '#model/words.ts';

const english = {
  asTable: 'The first scenario as a table',

  questions: {
    title: 'Three questions for five minutes',
    one: (number: number, asked: string) => `Question ${number}: ${asked}`,
    answers: 'The answers, to check yours',
    list: [
      {
        asked: 'What is a cold start?',
        shown: '<first>The first request</first>',
        answer:
          'All that happens between a request and its handler where no container is free: a place is made, then extensions, runtime and your code outside the handler start. That one request waits for it.',
      },
      {
        asked: 'When will the next one come?',
        shown:
          '<two>Two at once</two>, <idle>Idle, then again</idle>, <deploy>A deployment under load</deploy>',
        answer:
          'Whenever a request finds no free container with the newest code: the first one, each that comes while all others are busy, the first after a deployment, and the first after a pause that Lambda found too long. How long that is, it does not say.',
      },
      {
        asked: 'What survives in a warm container?',
        shown: '<second>The second request</second>, <timeout>A timeout, and the reset after it</timeout>',
        answer:
          'The process with its variables outside the handler, and the files in /tmp. A timeout takes the process and leaves /tmp; the end of the container takes both, and nobody is told when it comes.',
      },
    ],
  },

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
    folded: 'idle time, folded',
    callers: 'What the callers get',
    outcomes: { answered: 'waits for its answer', failed: 'gets an error', away: 'turned away at once' },
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
      `How long an init takes is chance, here as on AWS. Each simulated one is drawn anew, with the reader’s own seed, from a curve through the median and the 90th percentile of what was measured for its runtime and package: about one in ten lies right of the thick bar. An image that was started before is drawn from its faster half, the first start after a deployment from the slowest tenth; that is our reading of them. Provisioning takes the ${bootMs} ms that Firecracker names as the most; AWS publishes no distribution of it.`,
    caption: (samples: string) =>
      `Init Duration of functions that do nothing, on x86_64, ${samples} cold starts. Thick: the middle 80 %. Stroke: the median. Thin: to the 99th percentile.`,
    package: 'Package',
    memory: 'Memory',
    scale: (ms: number) => `0 to ${ms} ms`,
    packages: { zip: '.zip', image: 'Image' },
    /** @param from where the measured span of days begins, and `to` where it ends */
    measured: (conditions: string, from: string, to: string, read: string) =>
      `Conditions: ${conditions}. Measured ${from} to ${to}, read ${read}: <source>lambda-perf</source>.`,
  },
};

export const words = spoken({ 'en-GB': english });
