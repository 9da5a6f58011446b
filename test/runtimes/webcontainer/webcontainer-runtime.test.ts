import { afterEach, describe, expect, test } from 'vitest';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { Container, ContainerHost, ContainerProcess } from '#runtimes/webcontainer/container.ts';
import {
  createWebContainerRuntime,
  type WebContainerRuntime,
} from '#runtimes/webcontainer/webcontainer-runtime.ts';
import { localHost, runtimeClient, type LocalContainer } from '../../support/local-container.ts';
import { sdkFiles } from '../../support/node-runtime/sdk-files.ts';
import { functionSpec, initialise, invoke } from './function-spec.ts';

let runtime: WebContainerRuntime | undefined;
afterEach(() => runtime?.dispose());

function runtimeOn(host: ContainerHost): WebContainerRuntime {
  runtime = createWebContainerRuntime({ host, runtimeClient, sdkFiles });
  return runtime;
}

const start = (on: WebContainerRuntime, source: string, name?: string) =>
  on.start(functionSpec({ 'index.mjs': source }, name), {
    listener: () => undefined,
    signal: new AbortController().signal,
  });

const isKill = (line: string) =>
  Buffer.from(line.slice(line.indexOf(' ') + 1, -1), 'base64')
    .toString()
    .includes('"process.kill"');

/** As in WebContainers: what is killed from outside does not notice while it loops. */
function deafToKills(process: ContainerProcess): ContainerProcess {
  const writer = process.input.getWriter();
  return {
    ...process,
    input: new WritableStream<string>({
      write: (text) => (isKill(text.trim()) ? undefined : writer.write(text)),
    }),
  };
}

/** What it says arrives late once something is killed, as on a machine that has a lot to do. */
function slowToTell(process: ContainerProcess): ContainerProcess {
  const writer = process.input.getWriter();
  let delay = 0;
  return {
    ...process,
    input: new WritableStream<string>({
      write(text) {
        if (isKill(text.trim())) delay = 2500;
        return writer.write(text);
      },
    }),
    output: process.output.pipeThrough(
      new TransformStream<string, string>({
        async transform(text, controller) {
          const late = delay;
          delay = 0;
          await new Promise((resolve) => setTimeout(resolve, late));
          controller.enqueue(text);
        },
      }),
    ),
  };
}

function hostWith(changed: (process: ContainerProcess) => ContainerProcess) {
  const host = localHost('pipe');
  return {
    containers: host.containers,
    support: host.support,
    async boot(options: Parameters<ContainerHost['boot']>[0]): Promise<Container> {
      const container = (await host.boot(options)) as LocalContainer;
      const spawn = container.spawn.bind(container);
      container.spawn = async (command, args) => changed(await spawn(command, args));
      return container;
    },
  };
}

const counts = `
  import { existsSync, writeFileSync } from 'node:fs';
  let count = 0;
  export const handler = async ({ loop }) => {
    while (loop) {}
    const kept = existsSync('/tmp/kept');
    writeFileSync('/tmp/kept', '');
    return { count: ++count, kept };
  };`;

describe('a loop that cannot be killed', { timeout: 30_000 }, () => {
  test('costs the container, not the page: the next event runs in a new one', async () => {
    const host = hostWith(deafToKills);
    const on = runtimeOn(host);
    const environment = await start(on, counts);
    const bystander = await start(on, counts, 'environment-2');
    await Promise.all([initialise(environment), initialise(bystander)]);
    expect(await invoke(environment, {})).toMatchObject({ payload: '{"count":1,"kept":false}' });

    const outcome = await invoke(environment, { loop: true }, 200);
    expect(outcome.status).toBe('timeout');
    expect(outcome.durationMs).toBeLessThan(1000);
    expect(on.view()).toMatchObject({ place: 'ready', restart: { because: 'hotLoop' }, restarts: 1 });
    expect(host.containers).toHaveLength(2);

    await environment.reset();
    expect(await initialise(environment)).toMatchObject({ status: 'success' });
    // The files of the function are there again; what was in /tmp went with the old container.
    expect(await invoke(environment, {})).toMatchObject({ payload: '{"count":1,"kept":false}' });

    expect(await invoke(bystander, {})).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
  });
});

describe('a slow terminal', { timeout: 30_000 }, () => {
  test('is not taken for a loop that cannot be killed: nobody else loses a process', async () => {
    const host = hostWith(slowToTell);
    const on = runtimeOn(host);
    const environment = await start(on, counts);
    const bystander = await start(on, counts, 'environment-2');
    await Promise.all([initialise(environment), initialise(bystander)]);
    expect(await invoke(environment, { loop: true }, 200)).toMatchObject({ status: 'timeout' });
    expect(on.view()).toMatchObject({ place: 'ready', restarts: 0 });
    expect(host.containers).toHaveLength(1);
    expect(await invoke(bystander, {})).toMatchObject({ payload: '{"count":1,"kept":false}' });
  });
});

describe('a container that is lost', { timeout: 30_000 }, () => {
  test('fails the session with its reason; a retry gets another', async () => {
    const host = localHost('pipe');
    const on = runtimeOn(host);
    const environment = await start(on, counts);
    await initialise(environment);
    host.containers[0]?.fail('RangeError: WebAssembly.instantiate(): Out of memory');
    expect(on.view()).toMatchObject({ place: 'failed', trouble: { reason: 'outOfMemory' } });
    expect(await invoke(environment, {})).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
    await expect(start(on, counts)).rejects.toMatchObject({ reason: 'outOfMemory' });

    on.retry();
    await on.prepare();
    const next = await start(on, counts);
    expect(await initialise(next)).toMatchObject({ status: 'success' });
  });

  test('a supervisor that dies is one', async () => {
    const host = localHost('pipe');
    const on = runtimeOn(host);
    const environment = await start(
      on,
      `export const handler = async () => process.kill(process.ppid, 'SIGKILL');`,
    );
    await initialise(environment);
    expect(await invoke(environment, {}, 5000)).toMatchObject({ status: 'failure' });
    await expect.poll(() => on.view().place).toBe('failed');
  });
});

describe('a container that cannot be had', { timeout: 30_000 }, () => {
  test('is refused in the words of the port, and asked for again by a retry only', async () => {
    const host = localHost('pipe');
    let boots = 0;
    const on = runtimeOn({
      support: host.support,
      boot(options) {
        boots++;
        if (boots === 1) return Promise.reject(new Error('Failed to register a ServiceWorker'));
        return host.boot(options);
      },
    });
    const refused = await on.prepare().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RuntimeUnavailableError);
    expect(refused).toMatchObject({ reason: 'storageBlocked' });
    expect(on.view()).toMatchObject({ place: 'blocked' });
    await expect(start(on, counts)).rejects.toMatchObject({ reason: 'storageBlocked' });
    expect(boots).toBe(1);

    on.retry();
    await on.prepare();
    expect(boots).toBe(2);
  });

  test('asks nobody before it is chosen, nor where it cannot work', async () => {
    let boots = 0;
    const on = runtimeOn({
      support: () => ({ supported: false, reason: 'notIsolated', detail: 'not isolated' }),
      boot: () => {
        boots++;
        return Promise.reject(new Error('no'));
      },
    });
    expect(await on.probe()).toMatchObject({ supported: false, reason: 'notIsolated' });
    expect(on.view().place).toBe('idle');
    await expect(on.prepare()).rejects.toMatchObject({ reason: 'notIsolated' });
    expect(boots).toBe(0);
  });

  test('one tab has it at a time', async () => {
    const first = runtimeOn(localHost('pipe'));
    await first.prepare();
    const second = createWebContainerRuntime({ host: localHost('pipe'), runtimeClient, sdkFiles });
    try {
      await expect(second.prepare()).rejects.toMatchObject({ reason: 'heldElsewhere' });
      expect(second.view().place).toBe('blocked');
      first.leave();
      await second.prepare();
      expect(second.view().place).toBe('ready');
    } finally {
      await second.dispose();
    }
  });
});
