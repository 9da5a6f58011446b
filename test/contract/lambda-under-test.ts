import { expect } from 'vitest';
import type { EnvironmentSpec, InitOutcome, InvokeOutcome, RunningEnvironment } from '#model/runtime-port.ts';
import type { Instant, RuntimeEvent } from '#model/telemetry/trace.ts';
import { observation, type CallOutcome, type Observation } from './observation.ts';

export interface Seen {
  event: RuntimeEvent;
  time: Instant;
}

const patience = 20_000;

/** A function with one execution environment, as a scenario uses it. */
export class LambdaUnderTest {
  readonly spec: EnvironmentSpec;
  /** All that the environment has reported so far. */
  readonly seen: Seen[];
  readonly environment: RunningEnvironment;
  readonly #outcomes: CallOutcome[] = [];
  #initialised = false;
  #invocations = 0;

  constructor(spec: EnvironmentSpec, environment: RunningEnvironment, seen: Seen[]) {
    this.spec = spec;
    this.environment = environment;
    this.seen = seen;
  }

  /** Milliseconds of `limitMs`. */
  async init(limitMs = patience): Promise<InitOutcome> {
    this.#initialised = true;
    const outcome = await this.environment.init({ limitMs, signal: new AbortController().signal });
    this.#outcomes.push({ call: 'init', outcome });
    return outcome;
  }

  /** Sends one event; initialises the environment first if nobody has. */
  async invoke(event: unknown = {}, timeoutMs = patience, clientContext?: string): Promise<InvokeOutcome> {
    if (!this.#initialised) expect(await this.init()).toMatchObject({ status: 'success' });
    const outcome = await this.environment.invoke(
      {
        requestId: `00000000-0000-4000-8000-${String(++this.#invocations).padStart(12, '0')}`,
        payload: JSON.stringify(event),
        timeoutMs,
        invokedFunctionArn: this.spec.functionArn,
        traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
        ...(clientContext === undefined ? {} : { clientContext }),
      },
      { signal: new AbortController().signal },
    );
    this.#outcomes.push({ call: 'invoke', outcome });
    return outcome;
  }

  /** What the handler returns for an event. */
  async result(event: unknown = {}): Promise<unknown> {
    const outcome = await this.invoke(event);
    if (outcome.status !== 'success') expect.fail(`The invocation failed: ${JSON.stringify(outcome)}`);
    return JSON.parse(outcome.payload);
  }

  /** A new process in the same environment. */
  async reset(): Promise<void> {
    this.#initialised = false;
    await this.environment.reset();
  }

  /** All that can be compared with what another runtime shows. */
  observed(varies?: readonly string[]): Observation {
    return observation(
      this.#outcomes,
      this.seen.map(({ event }) => event),
      varies,
    );
  }

  /** The lines that the function has logged. */
  get logged(): (string | Record<string, unknown>)[] {
    return this.eventsOf('function').map((event) => event.record);
  }

  /** All of that as one text. */
  get logText(): string {
    return this.logged.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  }

  eventsOf<T extends RuntimeEvent['type']>(type: T): Extract<RuntimeEvent, { type: T }>[] {
    return this.seen
      .map(({ event }) => event)
      .filter((event): event is Extract<RuntimeEvent, { type: T }> => event.type === type);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
