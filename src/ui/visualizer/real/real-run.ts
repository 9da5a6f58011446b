/** A handler of the reader's, run twice in the embedded runtime of this page: cold, then warm. */
import { emptyAccountState } from '#model/account-state.ts';
import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import type { Run } from '#runtimes/simulated/run.ts';
import { runAccount, runFunctionName } from '#ui/runner/run/run-account.ts';
import { accountEngine } from '#ui/session/account-engine.ts';
import { pageRuntime } from '#ui/session/page-runtime.ts';

export interface RealFunction {
  /** Of `index.mjs`. */
  code: string;
  memoryMB: number;
  timeoutSeconds: number;
}

/** No handler can run in this browser, now. */
export class NoRuntimeError extends Error {
  override readonly name = 'NoRuntimeError';
  readonly reason: RuntimeFailure;
  constructor(reason: RuntimeFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Drawn before the first request and after the last answer, in ms. */
const aroundMs = 20;

export const realRuntime = 'nodejs24.x';

/** Rejects with `NoRuntimeError` where handlers cannot run; what the handler does is never an error of this. */
export async function realRun({ code, memoryMB, timeoutSeconds }: RealFunction): Promise<Run> {
  const runtime = pageRuntime();
  const support = await runtime.probe();
  if (!support.supported) throw new NoRuntimeError(support.reason, support.detail);
  // What is fetched and compiled once for the page is no part of a cold start.
  await runtime.prepare([realRuntime]);

  const files = { 'index.mjs': code };
  const link = {
    files,
    handler: 'index.handler',
    runtime: realRuntime,
    memory: memoryMB,
    timeout: timeoutSeconds,
    env: {},
    event: '{}',
  } as const;
  const state = runAccount(link, deploymentPackage(files), null, systemClock.now());
  const engine = accountEngine(runtime, emptyAccountState(), () => undefined);
  engine.start(state);
  const left = { ok: false, error: { code: 'RequestAbortedException', status: 0, message: '' } } as const;
  try {
    const request = { FunctionName: runFunctionName, Payload: link.event };
    for (let count = 0; count < 2; count += 1) await engine.call({ action: 'Invoke', request });
    const { trouble, trace } = engine.snapshot().context;
    if (trouble) throw new NoRuntimeError(trouble.reason, trouble.detail);
    return runOf(trace.records);
  } finally {
    engine.end(left);
  }
}

function runOf(records: readonly TraceRecord[]): Run {
  const first = records.findIndex(({ type }) => type === 'api.called');
  const seen = records.slice(Math.max(0, first));
  const epoch = (seen[0]?.time ?? 0) - aroundMs;
  return { epoch, untilMs: (seen.at(-1)?.time ?? epoch) - epoch + aroundMs, records: seen, moments: [] };
}
