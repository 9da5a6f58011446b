import type { WireBody } from './wire.ts';

/** A body as it arrives in messages. */
export class ArrivingBody implements WireBody {
  trailers: Readonly<Record<string, string>> | undefined;
  readonly #parts: Uint8Array[] = [];
  #over: 'ended' | 'aborted' | undefined;
  #wake: () => void = () => undefined;

  push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#wake();
  }

  end(trailers: Readonly<Record<string, string>>): void {
    this.trailers = trailers;
    this.#over ??= 'ended';
    this.#wake();
  }

  abort(): void {
    this.#over ??= 'aborted';
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const part = this.#parts.shift();
      if (part) yield part;
      else if (this.#over === 'ended') return;
      else if (this.#over === 'aborted') throw new Error('The connection was closed before its end.');
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
