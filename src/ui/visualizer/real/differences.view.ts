/** What differs between a handler that ran here and the same on AWS, and why. */
import type { Fidelity } from '#machines/state-meta.ts';
import { coldStartSource } from '#model/lambda/cold-starts.ts';
import { fact } from '#model/facts/ledger.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { durationText } from '#ui/lifecycle/duration.ts';
import type { Picture } from '../picture.ts';

export interface Difference {
  what: string;
  here: string;
  aws: string;
  why: string;
  fidelity: Fidelity;
  /** Where that is known from. */
  source: string | null;
}

export interface Side {
  picture: Picture;
  records: readonly TraceRecord[];
}

const none = 'none';

/** How long the first span of a kind lasted; or the second, and so on. */
function lasted(
  { picture }: Side,
  kind: Picture['lanes'][number]['spans'][number]['kind'],
  order = 0,
): string {
  const spans = picture.lanes.flatMap(({ spans: all }) => all.filter((span) => span.kind === kind));
  const span = spans[order];
  return span ? durationText(span.to - span.from) : none;
}

function reports({ records }: Side): Extract<TraceRecord, { type: 'platform.report' }>['record'][] {
  return records.flatMap((one) => (one.type === 'platform.report' ? [one.record] : []));
}

function billed(side: Side): string {
  return reports(side)
    .map(({ metrics }) => `${metrics.billedDurationMs} ms`)
    .join(', then ');
}

function memory(side: Side): string {
  const used = reports(side)[0]?.metrics.maxMemoryUsedMB;
  return used === undefined ? none : `${Math.round(used)} MB`;
}

const vcpu = fact('vcpu');

/** Where two of the ledger's entries are from: scripts carry the ledger without it. */
export const sources = {
  microVmBoot: 'https://github.com/firecracker-microvm/firecracker/blob/main/SPECIFICATION.md',
  vcpu: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
} as const;

/** @param memoryMB of the function */
export function differences(here: Side, aws: Side, memoryMB: number): Difference[] {
  const share = Math.round((memoryMB / vcpu.value) * 100);
  return [
    {
      what: 'Provision',
      here: lasted(here, 'provision'),
      aws: lasted(aws, 'provision'),
      why: 'Here a worker is started in this page and the package is unpacked in it. AWS starts a microVM on a host and fetches the package; the time is the most that Firecracker names for a boot, and no distribution of it is published.',
      fidelity: 'assumed',
      source: sources.microVmBoot,
    },
    {
      what: 'Init',
      here: lasted(here, 'init'),
      aws: lasted(aws, 'init'),
      why: 'The same runtime client starts in both. The number on the right is drawn from cold starts that were measured on AWS for a function that does nothing: your own code outside the handler is not in it.',
      fidelity: 'measured',
      source: coldStartSource.sources[0] ?? null,
    },
    {
      what: 'The first invocation',
      here: lasted(here, 'invoke'),
      aws: lasted(aws, 'invoke'),
      why: `Your handler ran here with a whole core of your machine, and that time was taken over. With ${memoryMB} MB AWS gives it ${share} % of one vCPU: what computes takes longer there, what only waits does not.`,
      fidelity: 'simplified',
      source: sources.vcpu,
    },
    {
      what: 'The second invocation',
      here: lasted(here, 'invoke', 1),
      aws: lasted(aws, 'invoke', 1),
      why: 'No provisioning and no init in either: the environment was frozen, and what your code left in memory is still there.',
      fidelity: 'documented',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    },
    {
      what: 'Billed',
      here: billed(here),
      aws: billed(aws),
      why: 'The same rule on both sides, with other times: the init is billed, the provisioning is not, and all is rounded up to whole milliseconds.',
      fidelity: 'documented',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    },
    {
      what: 'Max memory used',
      here: memory(here),
      aws: memory(aws),
      why: 'A page cannot measure what one worker holds: here it is what an idle environment was seen to use, and what could be counted of yours. On AWS it is measured, the runtime included.',
      fidelity: 'simplified',
      source: null,
    },
  ];
}
