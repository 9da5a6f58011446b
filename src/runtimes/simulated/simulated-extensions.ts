/**
 * An environment with external extensions: they start before the runtime, hear of each event, and of the end.
 *
 * Paths and bodies: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
 */
import { seededBytes } from '#machines/seeded-random.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type {
  EnvironmentSpec,
  InitOutcome,
  InvocationInput,
  InvokeOutcome,
  RunningEnvironment,
  RuntimeListener,
} from '#model/runtime-port.ts';
import type { Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import type { ScenarioExtension } from '#model/scenario/scenario.ts';
import type { Clock } from '../runtime-api/clock.ts';

const base = '/2020-01-01/extension';
const events = ['INVOKE', 'SHUTDOWN'] as const;

/** AWS has three reasons; whatever else ends an environment is a spindown to those in it. */
const shutdownReasons: Partial<Record<ShutdownReason, string>> = { timeout: 'TIMEOUT', failure: 'FAILURE' };

interface Asked {
  wireId: string;
  at: Instant;
}

/** One of them, as the wire shows it. */
class Extension {
  readonly wish: ScenarioExtension;
  readonly #identifier: string;
  readonly #clock: Clock;
  readonly #listener: RuntimeListener;
  #asked: Asked | null = null;
  #messages = 0;

  constructor(wish: ScenarioExtension, environmentId: string, clock: Clock, listener: RuntimeListener) {
    this.wish = wish;
    this.#identifier = requestId(seededBytes(`${environmentId}/extension/${wish.name}`, 16));
    this.#clock = clock;
    this.#listener = listener;
  }

  register(): void {
    const { name } = this.wish;
    const asked = this.#ask('POST', `${base}/register`, { 'Lambda-Extension-Name': name }, { events });
    this.#answer(asked, { 'Lambda-Extension-Identifier': this.#identifier }, {});
    this.#listener(
      { type: 'platform.extension', record: { name, state: 'Ready', events: [...events] } },
      this.#clock.now(),
    );
    this.next();
  }

  /** Waits for its next event. */
  next(): void {
    this.#asked = this.#ask('GET', `${base}/event/next`, { 'Lambda-Extension-Identifier': this.#identifier });
  }

  hear(event: { eventType: (typeof events)[number] } & Record<string, unknown>): void {
    if (this.#asked) this.#answer(this.#asked, {}, event);
    this.#asked = null;
  }

  log(text: string): void {
    this.#listener({ type: 'function', record: `[${this.wish.name}] ${text}` }, this.#clock.now());
  }

  #ask(method: string, path: string, headers: Record<string, string>, content?: object): Asked {
    const body = content ? JSON.stringify(content) : '';
    const wireId = `${this.#identifier}/${(this.#messages += 1)}`;
    const at = this.#clock.now();
    this.#listener(
      { type: 'runtimeApi.request', record: { wireId, method, path, headers, body, bodyBytes: body.length } },
      at,
    );
    return { wireId, at };
  }

  #answer({ wireId, at }: Asked, headers: Record<string, string>, content: object): void {
    const body = JSON.stringify(content);
    const now = this.#clock.now();
    const answer = { wireId, status: 200, headers, body, bodyBytes: body.length, waitedMs: now - at };
    this.#listener({ type: 'runtimeApi.response', record: answer }, now);
  }
}

export class ExtendedEnvironment implements RunningEnvironment {
  readonly #inner: RunningEnvironment;
  readonly #extensions: readonly Extension[];
  readonly #clock: Clock;

  constructor(
    inner: RunningEnvironment,
    wishes: readonly ScenarioExtension[],
    { environmentId }: Pick<EnvironmentSpec, 'environmentId'>,
    clock: Clock,
    listener: RuntimeListener,
  ) {
    this.#inner = inner;
    this.#extensions = wishes.map((wish) => new Extension(wish, environmentId, clock, listener));
    this.#clock = clock;
  }

  /** The Init phase is over when the extensions and the runtime are ready; the runtime starts when they are. */
  async init(options: { limitMs: number; signal: AbortSignal }): Promise<InitOutcome> {
    const startedAt = this.#clock.now();
    await this.#pass(Math.max(0, ...this.#extensions.map(({ wish }) => wish.initMs)));
    for (const extension of this.#extensions) extension.register();
    const own = this.#clock.now() - startedAt;
    const outcome = await this.#inner.init({ ...options, limitMs: options.limitMs - own });
    return { ...outcome, startedAt, durationMs: outcome.durationMs + own };
  }

  async invoke(invocation: InvocationInput, options: { signal: AbortSignal }): Promise<InvokeOutcome> {
    const { requestId: id, timeoutMs, invokedFunctionArn } = invocation;
    const deadlineMs = this.#clock.now() + timeoutMs;
    for (const extension of this.#extensions)
      extension.hear({ eventType: 'INVOKE', requestId: id, invokedFunctionArn, deadlineMs });
    const outcome = await this.#inner.invoke(invocation, options);
    for (const extension of this.#extensions) extension.next();
    return outcome;
  }

  reset(): Promise<void> {
    return this.#inner.reset();
  }

  /** Who is not done when the time is up is killed with the rest. */
  async stop(reason: ShutdownReason, limitMs = 0): Promise<void> {
    const shutdownReason = shutdownReasons[reason] ?? 'SPINDOWN';
    const deadlineMs = this.#clock.now() + limitMs;
    for (const extension of this.#extensions) {
      extension.hear({ eventType: 'SHUTDOWN', shutdownReason, deadlineMs });
      extension.log(`SHUTDOWN, ${shutdownReason}: sending what is left`);
    }
    const wanted = Math.max(0, ...this.#extensions.map(({ wish }) => wish.shutdownMs));
    await this.#pass(Math.min(wanted, limitMs));
    for (const extension of this.#extensions) if (extension.wish.shutdownMs <= limitMs) extension.log('done');
    await this.#inner.stop(reason);
  }

  #pass(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve));
  }
}
