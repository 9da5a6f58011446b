/** The same handlers in what others run them in, one after the other, beside the embedded runtime. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bigFunction, smallFunction } from './functions.ts';
import { installedPeers } from './peers/install.ts';
import { timeLambdaLocal } from './peers/lambda-local.ts';
import { timePlainNode } from './peers/plain-node.ts';
import type { RivalRuns, RivalTimes } from './peers/rival.ts';
import { timeServerlessOffline } from './peers/serverless-offline.ts';
import type { PortTimes } from './port.ts';
import { median } from './statistics.ts';

export interface PeerReport {
  /** `ratios`: their time by ours, so above 1 theirs is the longer one; null where ours is too short to tell. */
  rivals: Record<
    string,
    RivalTimes & { ratios: { cold: number | null; warm: number | null; bigCold: number | null } }
  >;
  /** Name → why it could not be measured. */
  leftOut: Record<string, string>;
}

const hundredth = (value: number) => Math.round(value * 100) / 100;
const ratio = (theirs: number, ours: number) => (ours > 0 ? hundredth(theirs / ours) : null);

function compared(runs: RivalRuns, ours: PortTimes): PeerReport['rivals'][string] {
  const [coldMs, warmMs, bigColdMs] = [median(runs.coldMs), median(runs.warmMs), median(runs.bigColdMs)];
  return {
    coldMs: hundredth(coldMs),
    warmMs: hundredth(warmMs),
    bigColdMs: hundredth(bigColdMs),
    ratios: {
      cold: ratio(coldMs, ours.coldWarmedMs),
      warm: ratio(warmMs, 1000 / ours.warmPerSecond),
      bigCold: ratio(bigColdMs, ours.bigColdMs),
    },
  };
}

async function unpacked(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

export async function timePeers(ours: PortTimes): Promise<PeerReport> {
  const root = await mkdtemp(join(tmpdir(), 'bench-peers-'));
  const report: PeerReport = { rivals: {}, leftOut: {} };
  const add = async (name: string, time: () => Promise<RivalRuns> | RivalRuns) => {
    try {
      report.rivals[name] = compared(await time(), ours);
    } catch (error) {
      report.leftOut[name] = error instanceof Error ? error.message : String(error);
    }
  };
  try {
    const folders = {
      small: await unpacked(join(root, 'small'), smallFunction),
      big: await unpacked(join(root, 'big'), bigFunction()),
    };
    await add('node', () => timePlainNode());
    await add('lambda-local', () => timeLambdaLocal(installedPeers(), folders));
    await add('serverless-offline', () => timeServerlessOffline(installedPeers(), root));
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
  return report;
}
