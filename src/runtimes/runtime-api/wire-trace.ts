import type { RuntimeApiRequest, RuntimeApiResponse } from '#model/telemetry/trace.ts';
import type { Clock } from './clock.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import type { Instant } from '#model/telemetry/trace.ts';

export type WireListener = (event: RuntimeApiRequest | RuntimeApiResponse, time: Instant) => void;

/** Characters of a body that the trace keeps (src/model/telemetry/trace.ts). */
export const keptBody = 64 * 1024;

/** One exchange on its way into the trace. */
export interface Exchange {
  /** The whole question is here. */
  asked(body: { text: string; bytes: number }): void;
  answered(response: WireResponse): void;
}

/** Writes each message of the Runtime API into the trace. */
export class WireTrace {
  readonly #clock: Clock;
  readonly #listener: WireListener;
  #count = 0;

  constructor(clock: Clock, listener: WireListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  begin(request: WireRequest): Exchange {
    const wireId = `wire-${++this.#count}`;
    let askedAt = this.#clock.monotonic();
    return {
      asked: ({ text, bytes }) => {
        askedAt = this.#clock.monotonic();
        this.#listener(
          {
            type: 'runtimeApi.request',
            record: {
              wireId,
              method: request.method,
              path: request.path,
              headers: { ...request.headers },
              body: text.slice(0, keptBody),
              bodyBytes: bytes,
            },
          },
          this.#clock.now(),
        );
      },
      answered: ({ status, headers, body }) => {
        this.#listener(
          {
            type: 'runtimeApi.response',
            record: {
              wireId,
              status,
              headers: { ...headers },
              body: new TextDecoder().decode(body.subarray(0, keptBody)),
              bodyBytes: body.length,
              waitedMs: this.#clock.monotonic() - askedAt,
            },
          },
          this.#clock.now(),
        );
      },
    };
  }
}
