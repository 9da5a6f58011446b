/** How much a process may write between two events: a loop that logs must not fill the page's memory. */
import type { OutputStream } from './protocol/worker-messages.ts';

export const OUTPUT_LIMIT = 1024 * 1024;

export class OutputLimit {
  readonly #write: (stream: OutputStream, text: string) => void;
  #left = OUTPUT_LIMIT;

  constructor(write: (stream: OutputStream, text: string) => void) {
    this.#write = write;
  }

  /** A new event: the count begins again. */
  renew(): void {
    this.#left = OUTPUT_LIMIT;
  }

  write(stream: OutputStream, text: string): void {
    if (this.#left <= 0) return;
    this.#left -= text.length;
    if (this.#left > 0) this.#write(stream, text);
    else
      this.#write(
        stream,
        `${text.slice(0, text.length + this.#left)}\n[The rest is left out: more than 1 MiB in one invocation.]\n`,
      );
  }
}
