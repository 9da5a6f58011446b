/**
 * How many functions a call has gone through on its way. Lambda knows by the trace header that AWS's SDK sends along,
 * and stops a circle; without an SDK it knows nothing, and neither does this.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
import { recursionLimit } from '#model/lambda/limits.ts';
import type { OutgoingRequest } from '#model/runtime-port.ts';

/** Chains that are remembered; older ones have ended long ago. */
const mostChains = 1000;

export class CallChains {
  /** By the trace of the function that was called. */
  readonly #lengths = new Map<string, number>();

  /** Functions that the caller's event has gone through, with its own. */
  lengthAt({ headers }: OutgoingRequest): number {
    const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amzn-trace-id')?.[1];
    const trace = /Root=1-[0-9a-f]{8}-([0-9a-f]{24})/.exec(header ?? '')?.[1];
    return trace === undefined ? 0 : (this.#lengths.get(trace) ?? 1);
  }

  isTooLong(length: number): boolean {
    return length >= recursionLimit;
  }

  /** @param trace of the function that is called now: 24 hexadecimal digits */
  goOn(trace: string, length: number): void {
    this.#lengths.set(trace, length + 1);
    const [oldest] = this.#lengths.keys();
    if (this.#lengths.size > mostChains && oldest !== undefined) this.#lengths.delete(oldest);
  }
}
