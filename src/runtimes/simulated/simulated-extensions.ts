/** An environment with external extensions: they start before the runtime, and hear of the end. */
import type { InitOutcome, InvokeOutcome, RunningEnvironment, RuntimeListener } from '#model/runtime-port.ts';
import type { ShutdownReason } from '#model/telemetry/trace.ts';
import type { ScenarioExtension } from '#model/scenario/scenario.ts';
import type { Clock } from '../runtime-api/clock.ts';

export class ExtendedEnvironment implements RunningEnvironment {
  readonly #inner: RunningEnvironment;
  readonly #extensions: readonly ScenarioExtension[];
  readonly #clock: Clock;
  readonly #listener: RuntimeListener;

  constructor(
    inner: RunningEnvironment,
    extensions: readonly ScenarioExtension[],
    clock: Clock,
    listener: RuntimeListener,
  ) {
    this.#inner = inner;
    this.#extensions = extensions;
    this.#clock = clock;
    this.#listener = listener;
  }

  /** The Init phase is over when the extensions and the runtime are ready; the runtime starts when they are. */
  async init(options: { limitMs: number; signal: AbortSignal }): Promise<InitOutcome> {
    const startedAt = this.#clock.now();
    await this.#pass(Math.max(0, ...this.#extensions.map(({ initMs }) => initMs)));
    for (const { name } of this.#extensions)
      this.#listener(
        {
          type: 'platform.extension',
          record: { name, state: 'Ready', events: ['INVOKE', 'SHUTDOWN'] },
        },
        this.#clock.now(),
      );
    const own = this.#clock.now() - startedAt;
    const outcome = await this.#inner.init({ ...options, limitMs: options.limitMs - own });
    return { ...outcome, startedAt, durationMs: outcome.durationMs + own };
  }

  invoke(...[invocation, options]: Parameters<RunningEnvironment['invoke']>): Promise<InvokeOutcome> {
    return this.#inner.invoke(invocation, options);
  }

  reset(): Promise<void> {
    return this.#inner.reset();
  }

  /** Who is not done when the time is up is killed with the rest. */
  async stop(reason: ShutdownReason, limitMs = 0): Promise<void> {
    for (const { name } of this.#extensions)
      this.#log(`[${name}] SHUTDOWN, reason ${reason}: sending what is left`);
    const wanted = Math.max(0, ...this.#extensions.map(({ shutdownMs }) => shutdownMs));
    await this.#pass(Math.min(wanted, limitMs));
    for (const { name, shutdownMs } of this.#extensions)
      if (shutdownMs <= limitMs) this.#log(`[${name}] done`);
    await this.#inner.stop(reason);
  }

  #log(record: string): void {
    this.#listener({ type: 'function', record }, this.#clock.now());
  }

  #pass(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve));
  }
}
