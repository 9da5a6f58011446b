import { afterEach, describe, expect, test } from 'vitest';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import {
  createWebContainerRuntime,
  type WebContainerRuntime,
} from '#runtimes/webcontainer/webcontainer-runtime.ts';
import { hasPty, localHost, runtimeClient, type Connection } from '../../support/local-container.ts';
import { sdkFiles } from '../../support/node-runtime/sdk-files.ts';
import { functionSpec, initialise, invoke } from './function-spec.ts';

let runtime: WebContainerRuntime | undefined;
afterEach(() => runtime?.dispose());

async function environmentOver(connection: Connection, source: string) {
  runtime = createWebContainerRuntime({ host: localHost(connection), runtimeClient, sdkFiles });
  const events: RuntimeEvent[] = [];
  const environment = await runtime.start(functionSpec({ 'index.mjs': source }), {
    listener: (event) => events.push(event),
    signal: new AbortController().signal,
  });
  return { environment, events, runtime };
}

const logged = (events: RuntimeEvent[]) =>
  events.flatMap(({ type, record }) => (type === 'function' && typeof record === 'string' ? [record] : []));

describe.each<Connection>(['pipe', 'pty'])('the supervisor over a %s', { timeout: 30_000 }, (connection) => {
  // A terminal needs `script` of util-linux.
  const onlyWhereThereIsOne = test.skipIf(connection === 'pty' && !hasPty());

  onlyWhereThereIsOne('runs a handler cold, then warm, in one real process', async () => {
    const { environment, events } = await environmentOver(
      connection,
      `let count = 0;
       export const handler = async (event) => {
         console.log('Zeile', ++count, 'äöü €', '\\x1b[31mred\\x1b[0m');
         return { count, text: event.text, pid: process.pid };
       };`,
    );
    expect(await initialise(environment)).toMatchObject({ status: 'success' });
    const first = await invoke(environment, { text: 'grün' });
    const second = await invoke(environment, { text: 'blau' });
    if (first.status !== 'success' || second.status !== 'success') throw new Error('It failed.');
    const [one, two] = [first, second].map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
    expect(one).toMatchObject({ count: 1, text: 'grün' });
    expect(two).toMatchObject({ count: 2, text: 'blau', pid: one?.['pid'] });
    expect(first.maxMemoryUsedMB).toBeGreaterThan(20);
    expect(logged(events).join('\n')).toContain('Zeile 1 äöü € \u001b[31mred');
  });

  onlyWhereThereIsOne('carries an event and a response of megabytes', async () => {
    const { environment } = await environmentOver(
      connection,
      `export const handler = async ({ text }) => text + text;`,
    );
    await initialise(environment);
    const text = 'x'.repeat(2_500_000);
    const outcome = await invoke(environment, { text });
    if (outcome.status !== 'success') throw new Error(JSON.stringify(outcome));
    expect(outcome.payload.length).toBe(2 * text.length + 2);
  });

  onlyWhereThereIsOne('tells how a process ended: by itself, or killed', async () => {
    const { environment, events } = await environmentOver(
      connection,
      `export const handler = async ({ exit, loop }) => {
         if (exit) process.exit(exit);
         while (loop) {}
       };`,
    );
    await initialise(environment);
    expect(await invoke(environment, { exit: 7 })).toMatchObject({
      status: 'failure',
      errorType: 'Runtime.ExitError',
      exit: { exitCode: 7 },
    });
    await environment.reset();
    await initialise(environment);
    expect(await invoke(environment, { loop: true }, 300)).toMatchObject({ status: 'timeout' });
    const ends = events.flatMap((event) => (event.type === 'process.exited' ? [event.record] : []));
    expect(ends).toMatchObject([{ exitCode: 7 }, { signal: 'SIGKILL' }]);
  });

  onlyWhereThereIsOne('keeps environments apart', async () => {
    const { environment, runtime: shared } = await environmentOver(
      connection,
      `import { existsSync, writeFileSync } from 'node:fs';
       export const handler = async () => {
         const found = existsSync('/tmp/mine');
         writeFileSync('/tmp/mine', '');
         return found;
       };`,
    );
    const other = await shared.start(
      functionSpec({ 'index.mjs': `export const handler = async () => 'other';` }, 'environment-2'),
      { listener: () => undefined, signal: new AbortController().signal },
    );
    await Promise.all([initialise(environment), initialise(other)]);
    const [first, second] = await Promise.all([invoke(environment, {}), invoke(other, {})]);
    expect([first, second]).toMatchObject([{ payload: 'false' }, { payload: '"other"' }]);
    expect(await invoke(environment, {})).toMatchObject({ payload: 'true' });
  });
});
