/** What differs between a handler that ran here and the same on AWS, and why. */
import type { Fidelity } from '#machines/state-meta.ts';
import { coldStartSource } from '#model/lambda/cold-starts.ts';
import { fact } from '#model/facts/ledger.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { durationText } from '#ui/lifecycle/duration.ts';
import type { Picture } from '../picture.ts';
import { words } from './differences.words.ts';

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

/** How long the first span of a kind lasted; or the second, and so on. */
function lasted(
  { picture }: Side,
  kind: Picture['lanes'][number]['spans'][number]['kind'],
  order = 0,
): string {
  const spans = picture.lanes.flatMap(({ spans: all }) => all.filter((span) => span.kind === kind));
  const span = spans[order];
  return span ? durationText(span.to - span.from) : words.none;
}

function reports({ records }: Side): Extract<TraceRecord, { type: 'platform.report' }>['record'][] {
  return records.flatMap((one) => (one.type === 'platform.report' ? [one.record] : []));
}

function billed(side: Side): string {
  return words.then(reports(side).map(({ metrics }) => `${metrics.billedDurationMs} ms`));
}

function memory(side: Side): string {
  const used = reports(side)[0]?.metrics.maxMemoryUsedMB;
  return used === undefined ? words.none : `${Math.round(used)} MB`;
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
      what: words.provision.what,
      here: lasted(here, 'provision'),
      aws: lasted(aws, 'provision'),
      why: words.provision.why,
      fidelity: 'assumed',
      source: sources.microVmBoot,
    },
    {
      what: words.init.what,
      here: lasted(here, 'init'),
      aws: lasted(aws, 'init'),
      why: words.init.why,
      fidelity: 'measured',
      source: coldStartSource.sources[0] ?? null,
    },
    {
      what: words.first.what,
      here: lasted(here, 'invoke'),
      aws: lasted(aws, 'invoke'),
      why: words.first.why(memoryMB, share),
      fidelity: 'simplified',
      source: sources.vcpu,
    },
    {
      what: words.second.what,
      here: lasted(here, 'invoke', 1),
      aws: lasted(aws, 'invoke', 1),
      why: words.second.why,
      fidelity: 'documented',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    },
    {
      what: words.billed.what,
      here: billed(here),
      aws: billed(aws),
      why: words.billed.why,
      fidelity: 'documented',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    },
    {
      what: words.memory.what,
      here: memory(here),
      aws: memory(aws),
      why: words.memory.why,
      fidelity: 'simplified',
      source: null,
    },
  ];
}
