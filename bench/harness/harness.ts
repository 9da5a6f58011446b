/** What the bench calls in its page: the embedded runtime at its port, without the site around it. */
import type { Runtime } from '#model/runtime-port.ts';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import { coldStart, warmRun } from '../measured-environment.ts';

type Files = Record<string, string>;

/** The pool makes the next worker ready some time after one was taken. */
const PAUSE_MS = 1000;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));

async function onceCold(runtime: Runtime, files: Files): Promise<number> {
  const { coldMs, environment } = await coldStart(runtime, files);
  await environment.stop('spindown');
  return coldMs;
}

const harness = {
  /** The first start of a page, with nothing made ready and nothing fetched. ms. */
  coldBare: (files: Files): Promise<number> => onceCold(createEmbeddedRuntime(), files),

  /** Starts with a worker ready. ms. */
  async coldWarmed(files: Files, count: number): Promise<number[]> {
    const runtime = createEmbeddedRuntime();
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      await runtime.prepare();
      await pause();
      times.push(await onceCold(runtime, files));
    }
    await runtime.dispose();
    return times;
  },

  /** Invocations in a row, in one environment; each time in ms for `count` of them. */
  async warm(files: Files, count: number, runs: number): Promise<number[]> {
    const runtime = createEmbeddedRuntime();
    const { environment } = await coldStart(runtime, files);
    await pause();
    const times: number[] = [];
    for (let i = 0; i < runs; i++) times.push(await warmRun(environment, count));
    await runtime.dispose();
    return times;
  },
};

export type Harness = typeof harness;

Object.assign(globalThis, { harness });
document.documentElement.dataset['ready'] = 'yes';
