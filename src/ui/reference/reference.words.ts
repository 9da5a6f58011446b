import type { Confidence } from '#model/facts/confidence.ts';
import { spoken } from '#model/words.ts';

const english = {
  confidence: {
    documented: 'documented',
    measured: 'measured',
    observed: 'observed',
    unverified: 'unverified',
  } satisfies Record<Confidence, string>,
  confidenceMeans: {
    documented: 'AWS says so: in its guide, its API model or its own code.',
    measured: 'Run and timed, or read from AWS’s runtime client as it ran.',
    observed: 'Seen in logs and answers that users published.',
    unverified: 'None of these. Do not build on it.',
  } satisfies Record<Confidence, string>,
  awsGuide: (page: string) => `AWS guide, ${page}`,
};

export const words = spoken({ 'en-GB': english });
