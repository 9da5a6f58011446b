/** Measures at the port of a runtime, whichever it is. Runs in pages and in Node.js. */
import type { EnvironmentSpec, RunningEnvironment, Runtime } from '#model/runtime-port.ts';
import { functionSpec } from './function-spec.ts';

const LIMIT_MS = 30_000;
const patient = () => new AbortController().signal;

async function invoke(environment: RunningEnvironment, count: number): Promise<string> {
  const outcome = await environment.invoke(
    {
      requestId: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
      payload: '{}',
      timeoutMs: LIMIT_MS,
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:measured',
      traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    },
    { signal: patient() },
  );
  if (outcome.status !== 'success') throw new Error(`An invocation failed: ${JSON.stringify(outcome)}`);
  return outcome.payload;
}

/** When the handler's first line ran, in ms since 1970. @throws Error where a payload does not say */
export function firstLineIn(payload: string): number {
  const found = /"at":\s*([\d.]+)/.exec(payload)?.[1];
  if (found === undefined) throw new Error(`No time in the answer ${payload}`);
  return Number(found);
}

const now = () => performance.timeOrigin + performance.now();

export interface ColdStart {
  /** From the start of the environment to the handler's first line, in ms. */
  coldMs: number;
  /** From the init, which comes after the package has been unpacked. ms. */
  fromInitMs: number;
  environment: RunningEnvironment;
}

export async function coldStart(runtime: Runtime, files: EnvironmentSpec['files']): Promise<ColdStart> {
  // Another object each time: what is kept about the files of an earlier start must not help this one.
  const spec = functionSpec({ ...files });
  const since = now();
  const environment = await runtime.start(spec, { listener: () => undefined, signal: patient() });
  const initialised = now();
  const init = await environment.init({ limitMs: LIMIT_MS, signal: patient() });
  if (init.status !== 'success') throw new Error(`An init failed: ${JSON.stringify(init)}`);
  const payload = await invoke(environment, 0);
  const at = firstLineIn(payload);
  return { coldMs: at - since, fromInitMs: at - initialised, environment };
}

/** How long `count` invocations take, one after the other, in ms. */
export async function warmRun(environment: RunningEnvironment, count: number): Promise<number> {
  const since = performance.now();
  for (let i = 1; i <= count; i++) await invoke(environment, i);
  return performance.now() - since;
}
