/** What comes in: a server's response at its client, a client's request at its server. */
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { createSocket } from './socket.ts';

export class IncomingMessage extends Readable {
  method: string | undefined;
  url: string | undefined;
  statusCode: number | undefined;
  statusMessage: string | undefined;
  readonly headers: Record<string, string>;
  readonly rawHeaders: string[];
  readonly trailers: Record<string, string> = {};
  readonly httpVersion = '1.1';
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;
  readonly aborted = false;
  complete = false;
  readonly socket = createSocket();
  readonly connection = this.socket;

  constructor(headers: Readonly<Record<string, string>>) {
    super();
    this.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    this.rawHeaders = Object.entries(headers).flat();
  }

  override _read(): void {}

  /** @param body null at its end */
  receive(body: Uint8Array | null): void {
    if (body) {
      if (body.byteLength > 0) this.push(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
      return;
    }
    this.complete = true;
    this.push(null);
  }

  setTimeout(): this {
    return this;
  }
}
