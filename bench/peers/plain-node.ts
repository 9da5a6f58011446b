/**
 * AWS's runtime client in a process of plain Node.js. Writing the package to the disk is not counted: the other peers
 * find theirs there.
 */
import { createNodeRuntime } from '../../test/support/node-runtime/node-runtime.ts';
import { bigFunction, smallFunction } from '../functions.ts';
import { coldStart, warmRun } from '../measured-environment.ts';
import { COLD_STARTS, WARM_INVOCATIONS, type RivalRuns } from './rival.ts';

export async function timePlainNode(): Promise<RivalRuns> {
  const runtime = createNodeRuntime();
  const runs: RivalRuns = { coldMs: [], warmMs: [], bigColdMs: [] };
  try {
    const big = bigFunction();
    for (let i = 0; i < COLD_STARTS; i++) {
      const small = await coldStart(runtime, smallFunction);
      runs.coldMs.push(small.fromInitMs);
      runs.warmMs.push((await warmRun(small.environment, WARM_INVOCATIONS)) / WARM_INVOCATIONS);
      await small.environment.stop('spindown');
      const { fromInitMs, environment } = await coldStart(runtime, big);
      runs.bigColdMs.push(fromInitMs);
      await environment.stop('spindown');
    }
  } finally {
    await runtime.dispose();
  }
  return runs;
}
