/** Limits, quotas, lifetimes and prices of the ledger, by what they are about. */
import type { z } from 'zod';
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import limits from '#content/facts/limits.json' with { type: 'json' };
import mappings from '#content/facts/mappings.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import quotas from '#content/facts/quotas.json' with { type: 'json' };
import { pageAddress } from '#model/locale.ts';
import { type limitSchema, limitsSchema } from '#model/facts/limits.schema.ts';
import { lessonsWithFact } from '../lesson-mentions.ts';
import { lessonTexts } from '../lesson-texts.ts';
import { parsed } from '../parsed.ts';
import { defaultQuantity, quantity } from './quantity.ts';
import { anchor, provenanceOf, type ReferencePage, type ReferenceRow } from './reference.ts';

const files = { limits, quotas, lifecycle, mappings, prices };

/** `<file>/<entry>` by what it is about. What stands in none of these comes last. */
const subjects = [
  {
    title: 'The function',
    about: 'What you set on its page, and how far it goes.',
    entries: [
      'limits/memory',
      'limits/vcpu',
      'limits/timeout',
      'limits/tmp',
      'limits/env',
      'limits/functionName',
      'limits/handler',
      'limits/description',
      'limits/testEvents',
      'limits/memoryApi',
      'quotas/policy',
    ],
  },
  {
    title: 'The package',
    about: 'How much code there may be, and where it is kept.',
    entries: [
      'limits/zipDirect',
      'limits/zipUnzipped',
      'limits/consoleEditor',
      'limits/layers',
      'quotas/image',
      'quotas/imageManifest',
      'quotas/imageSettings',
      'quotas/storage',
    ],
  },
  {
    title: 'One invocation',
    about: 'What goes in, what comes out.',
    entries: [
      'limits/payloadSync',
      'limits/payloadAsync',
      'limits/responsePayload',
      'quotas/payloadStream',
      'quotas/headers',
      'quotas/clientContext',
      'limits/logTail',
      'limits/recursion',
    ],
  },
  {
    title: 'The life of a container',
    about: 'From its start to its end, and what it may hold meanwhile.',
    entries: [
      'lifecycle/coldStartShare',
      'lifecycle/microVmBoot',
      'limits/initTimeout',
      'lifecycle/initTimeoutPC',
      'lifecycle/restoreTimeout',
      'lifecycle/idleLifetime',
      'limits/resetTimeout',
      'quotas/shutdown0',
      'quotas/shutdownInternal',
      'lifecycle/shutdownExternal',
      'lifecycle/extensions',
      'quotas/fd',
      'quotas/threads',
      'quotas/net',
      'lifecycle/restoreDuration',
      'lifecycle/restoreBilled',
      'lifecycle/imageCache',
      'lifecycle/creation',
      'lifecycle/update',
      'lifecycle/imageIdle',
      'lifecycle/snapshotIdle',
      'lifecycle/snapshotCreation',
    ],
  },
  {
    title: 'Many containers',
    about: 'How many may run at once, and how fast they come.',
    entries: [
      'limits/concurrency',
      'limits/unreservedFloor',
      'quotas/scaleRate',
      'quotas/rps',
      'quotas/pcRate',
      'lifecycle/allocation',
      'lifecycle/allocationHere',
      'limits/retryAfter',
      'quotas/tenantEnvs',
      'quotas/cpRate',
    ],
  },
  {
    title: 'Events that wait',
    about: 'Asynchronous invocations, and what Lambda reads from queues and streams.',
    entries: [
      'limits/asyncRetries',
      'limits/asyncRetryWaits',
      'limits/asyncAge',
      'limits/asyncThrottleBackoff',
      'mappings/sqsPollers',
      'mappings/sqsScaling',
      'mappings/sqsConcurrency',
      'mappings/batch',
      'mappings/sqsBatch',
      'mappings/streamBatch',
      'mappings/window',
      'mappings/streamRetries',
      'mappings/streamAge',
      'mappings/streamRetryWait',
      'mappings/filters',
      'mappings/change',
    ],
  },
  {
    title: 'The network',
    about: 'A function attached to a VPC.',
    entries: [
      'quotas/subnets',
      'quotas/securityGroups',
      'quotas/eni',
      'quotas/eniConnections',
      'lifecycle/eniIdle',
      'quotas/eniDelete',
    ],
  },
  {
    title: 'Prices',
    about: 'An example to reckon with. AWS changes them, and they differ between Regions.',
    entries: ['prices/request', 'prices/gbSecondX86', 'prices/gbSecondArm'],
  },
] as const;

function row(key: string, entry: z.infer<typeof limitSchema>): ReferenceRow {
  const unlessSet = defaultQuantity(entry);
  // A value beside a range is what the site reckons with.
  const taken =
    entry.value !== undefined && entry.max !== undefined && entry.value !== entry.max
      ? quantity({ value: entry.value, unit: entry.unit })
      : undefined;
  return {
    id: anchor(key.split('/')[1] ?? key),
    name: entry.name,
    value: quantity(entry) ?? 'in words',
    text: entry.text,
    marks: [...(unlessSet ? [`${unlessSet} unless set`] : []), ...(taken ? [`${taken} on this site`] : [])],
    provenance: provenanceOf(entry),
    lessons: lessonsWithFact(lessonTexts, key),
  };
}

const entries = new Map(
  Object.entries(files).flatMap(([file, data]) =>
    Object.entries(parsed(limitsSchema, data, `content/facts/${file}.json`)).map(
      ([name, entry]) => [`${file}/${name}`, entry] as const,
    ),
  ),
);
const placed = new Set<string>(subjects.flatMap((subject) => subject.entries));
const others = [...entries.keys()].filter((key) => !placed.has(key));

export const limitsReference: ReferencePage = {
  address: pageAddress('/reference/limits/'),
  title: 'Limits',
  about:
    'Every number that AWS puts around a function: what you may set, what you get unless you set it, and what no setting moves.',
  sections: [...subjects, { title: 'Others', about: 'What has no better place.', entries: others }].flatMap(
    ({ title, about, entries: keys }) => {
      const rows = keys.flatMap((key) => {
        const entry = entries.get(key);
        return entry ? [row(key, entry)] : [];
      });
      return rows.length === 0
        ? []
        : [
            {
              id: `about-${anchor(title)}`,
              title,
              about,
              heads: ['What is limited', 'How far'],
              rows,
            } as const,
          ];
    },
  ),
};
