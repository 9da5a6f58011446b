/** `lambda-local`: a cold start is its command, warm ones are calls of its API in one process. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLineIn } from '../measured-environment.ts';
import {
  COLD_STARTS,
  now,
  quietEnvironment,
  WARM_INVOCATIONS,
  type FunctionFolders,
  type RivalRuns,
} from './rival.ts';

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: quietEnvironment,
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`It ended with ${status}: ${stdout}${stderr}`);
  return stdout + stderr;
}

const callsInARow = (handler: string, count: number) => `
const { execute } = require('lambda-local');
const call = () => execute({ event: {}, lambdaPath: ${JSON.stringify(handler)}, timeoutMs: 30000, verboseLevel: 0 });
(async () => {
  await call();
  const since = performance.now();
  for (let i = 0; i < ${count}; i++) await call();
  process.stdout.write('each: ' + (performance.now() - since) / ${count} + '\\n');
})();
`;

export function timeLambdaLocal(installed: string, { small, big }: FunctionFolders): RivalRuns {
  const event = join(small, 'event.json');
  writeFileSync(event, '{}');
  const cold = (folder: string) => {
    const since = now();
    const command = join(installed, 'node_modules/lambda-local/build/cli.js');
    return firstLineIn(run([command, '-l', join(folder, 'index.js'), '-e', event, '-t', '30'])) - since;
  };
  const script = join(installed, 'calls-in-a-row.cjs');
  writeFileSync(script, callsInARow(join(small, 'index.js'), WARM_INVOCATIONS));
  const runs: RivalRuns = { coldMs: [], warmMs: [], bigColdMs: [] };
  for (let i = 0; i < COLD_STARTS; i++) {
    runs.coldMs.push(cold(small));
    runs.bigColdMs.push(cold(big));
  }
  runs.warmMs.push(Number(/each: ([\d.]+)/.exec(run([script]))?.[1]));
  return runs;
}
