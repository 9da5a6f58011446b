/** How much a process may write between two events: a loop that logs must not fill the page's memory. */
import type { OutputStream } from './protocol/worker-messages.ts';

export const OUTPUT_LIMIT = 1024 * 1024;
/** Each line becomes a record, however short it is; a write without a line's end counts as one. */
export const LINE_LIMIT = 10_000;

export function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return Math.max(1, lines);
}

/** As much of `text` as ends with its line number `count`. */
function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line++) {
    const at = text.indexOf('\n', end);
    if (at === -1) return text;
    end = at + 1;
  }
  return text.slice(0, end);
}

export class OutputLimit {
  readonly #write: (stream: OutputStream, text: string) => void;
  #length = OUTPUT_LIMIT;
  #lines = LINE_LIMIT;

  constructor(write: (stream: OutputStream, text: string) => void) {
    this.#write = write;
  }

  /** A new event: the count begins again. */
  renew(): void {
    this.#length = OUTPUT_LIMIT;
    this.#lines = LINE_LIMIT;
  }

  write(stream: OutputStream, text: string): void {
    if (this.#length <= 0 || this.#lines <= 0) return;
    const [length, lines] = [this.#length, this.#lines];
    this.#length -= text.length;
    this.#lines -= linesOf(text);
    if (this.#length > 0 && this.#lines > 0) this.#write(stream, text);
    else if (this.#length <= 0) this.#writeLast(stream, text.slice(0, length), '1 MiB');
    else this.#writeLast(stream, firstLines(text, lines), `${LINE_LIMIT.toLocaleString('en')} lines`);
  }

  #writeLast(stream: OutputStream, text: string, limit: string): void {
    this.#write(stream, `${text}\n[The rest is left out: more than ${limit} in one invocation.]\n`);
  }
}
