/** What a request to a server and a response to a client have in common: headers, then a body. */
import { Writable } from 'node:stream';

export type HeaderValue = string | number | readonly string[];

function headersSent(action: string): Error {
  return Object.assign(new Error(`Cannot ${action} headers after they are sent to the client`), {
    code: 'ERR_HTTP_HEADERS_SENT',
  });
}

export class OutgoingMessage extends Writable {
  headersSent = false;
  // The runtime client reads both when it traces a stream.
  readonly outputData: unknown[] = [];
  readonly outputSize = 0;
  protected readonly trailers: Record<string, string> = {};
  readonly #headers = new Map<string, { name: string; value: HeaderValue }>();

  constructor() {
    super({ autoDestroy: false, emitClose: false });
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.headersSent) throw headersSent('set');
    this.#headers.set(String(name).toLowerCase(), { name: String(name), value });
    return this;
  }

  setHeaders(headers: Headers | Map<string, HeaderValue>): this {
    headers.forEach((value: HeaderValue, name: string) => this.setHeader(name, value));
    return this;
  }

  appendHeader(name: string, value: HeaderValue): this {
    const before = this.getHeader(name);
    return this.setHeader(name, before === undefined ? value : [before, value].flat().map(String));
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#headers.get(String(name).toLowerCase())?.value;
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(String(name).toLowerCase());
  }

  removeHeader(name: string): void {
    if (this.headersSent) throw headersSent('remove');
    this.#headers.delete(String(name).toLowerCase());
  }

  getHeaders(): Record<string, HeaderValue> {
    return Object.fromEntries([...this.#headers].map(([key, { value }]) => [key, value]));
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()];
  }

  getRawHeaderNames(): string[] {
    return [...this.#headers.values()].map(({ name }) => name);
  }

  addTrailers(trailers: Record<string, string>): void {
    Object.assign(this.trailers, trailers);
  }

  flushHeaders(): void {}

  setTimeout(): this {
    return this;
  }

  /** Header names as they were set, values as they go over the wire. */
  protected wireHeaders(): Record<string, string> {
    return Object.fromEntries(
      [...this.#headers.values()].map(({ name, value }) => [
        name,
        Array.isArray(value) ? value.join(', ') : String(value as string | number),
      ]),
    );
  }
}
