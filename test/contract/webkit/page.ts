/** Runs in WebKitGTK: the embedded runtime, obeying what the test says. */
import type { RunningEnvironment } from '#model/runtime-port.ts';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import type { Command, Report } from './messages.ts';

const runtime = createEmbeddedRuntime();
const environments = new Map<number, RunningEnvironment>();
const { signal } = new AbortController();

const waiting: Report[] = [];
let sending = false;

/** One request at a time keeps the order of things. */
async function report(next: Report): Promise<void> {
  waiting.push(next);
  if (sending) return;
  sending = true;
  while (waiting.length > 0) {
    await fetch('/reports', { method: 'POST', body: JSON.stringify(waiting.splice(0)) });
  }
  sending = false;
}

async function obey(command: Command): Promise<unknown> {
  if (command.type === 'start') {
    const { environment, spec } = command;
    const listener = (event: Extract<Report, { type: 'event' }>['event'], time: number) =>
      void report({ type: 'event', environment, event, time });
    environments.set(environment, await runtime.start(spec, { listener, signal }));
    return null;
  }
  const environment = environments.get(command.environment);
  if (!environment) throw new Error('There is no such environment.');
  switch (command.type) {
    case 'init':
      return environment.init({ limitMs: command.limitMs, signal });
    case 'invoke':
      return environment.invoke(command.invocation, { signal });
    case 'reset':
      return environment.reset();
    case 'stop':
      return environment.stop('spindown');
  }
}

new EventSource('/commands').onmessage = ({ data }: MessageEvent<string>) => {
  const command = JSON.parse(data) as Command;
  obey(command).then(
    (value) => report({ type: 'settled', id: command.id, value: value ?? null }),
    (error: unknown) => report({ type: 'failed', id: command.id, message: String(error) }),
  );
};

await runtime.prepare();
await report({ type: 'ready' });
