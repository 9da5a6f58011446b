import { Duplex } from 'node:stream';

/** What of a socket has no meaning here: there is no wire to tune, and no event loop to keep alive. */
export class QuietSocket extends Duplex {
  override _read(): void {}

  setTimeout(_ms?: number, _listener?: () => void): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
