/**
 * `serverless-offline` for Serverless 3; version 4 wants a login. It is started once, which is not counted: a cold
 * start is the first invocation of a function, of which there are several.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLineIn } from '../measured-environment.ts';
import { COLD_STARTS, now, quietEnvironment, WARM_INVOCATIONS, type RivalRuns } from './rival.ts';

const HTTP_PORT = 4561;
const LAMBDA_PORT = 4562;
const READY_LIMIT_MS = 60_000;

function service(): string {
  const functions = Array.from({ length: COLD_STARTS }, (_, i) => [
    `  small${i}: { handler: small/index.handler, timeout: 30 }`,
    `  big${i}: { handler: big/index.handler, timeout: 30 }`,
  ]).flat();
  return [
    'service: measured',
    "frameworkVersion: '3'",
    'configValidationMode: off',
    'provider: { name: aws, runtime: nodejs22.x, region: eu-central-1 }',
    'plugins: [serverless-offline]',
    'functions:',
    ...functions,
    '',
  ].join('\n');
}

async function invoke(name: string): Promise<string> {
  const address = `http://127.0.0.1:${LAMBDA_PORT}/2015-03-31/functions/measured-dev-${name}/invocations`;
  const response = await fetch(address, { method: 'POST', body: '{}' });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} was answered with status ${response.status}: ${text}`);
  return text;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`It was not ready in time: ${said}`));
    }, READY_LIMIT_MS);
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      // It names the functions when it listens.
      if (!said.includes(`measured-dev-big${COLD_STARTS - 1}`)) return;
      clearTimeout(limit);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`It ended with ${code}: ${said}`));
    });
  });
  await ready;
}

/** @param root the folder that holds the folders of the functions */
export async function timeServerlessOffline(installed: string, root: string): Promise<RivalRuns> {
  writeFileSync(join(root, 'serverless.yml'), service());
  // Plugins are looked for beside the service.
  symlinkSync(join(installed, 'node_modules'), join(root, 'node_modules'), 'junction');
  const command = join(installed, 'node_modules/serverless/bin/serverless.js');
  const ports = ['--host', '127.0.0.1', '--httpPort', `${HTTP_PORT}`, '--lambdaPort', `${LAMBDA_PORT}`];
  const child = spawn(process.execPath, [command, 'offline', 'start', ...ports], {
    cwd: root,
    env: quietEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const cold = async (name: string) => {
    const since = now();
    return firstLineIn(await invoke(name)) - since;
  };
  const runs: RivalRuns = { coldMs: [], warmMs: [], bigColdMs: [] };
  try {
    await untilReady(child);
    for (let i = 0; i < COLD_STARTS; i++) {
      runs.coldMs.push(await cold(`small${i}`));
      runs.bigColdMs.push(await cold(`big${i}`));
    }
    const since = performance.now();
    for (let i = 0; i < WARM_INVOCATIONS; i++) await invoke('small0');
    runs.warmMs.push((performance.now() - since) / WARM_INVOCATIONS);
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  return runs;
}
