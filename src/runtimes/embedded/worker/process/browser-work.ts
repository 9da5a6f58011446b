/**
 * Work that the browser does outside of this thread and that keeps a Node.js process alive there: reading a body,
 * compiling WebAssembly. Without this the event loop would count as empty while it is being done.
 */
import { inNextTurn, type EventLoop } from './event-loop.ts';

type Asynchronous = (this: unknown, ...values: unknown[]) => unknown;

function holdWhile(loop: EventLoop, owner: object, names: readonly string[]): void {
  for (const name of names) {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') continue;
    const work = original as Asynchronous;
    const held: Asynchronous = function (...values) {
      const result = work.apply(this, values);
      if (!(result instanceof Promise)) return result;
      loop.hold();
      const release = (): void => {
        inNextTurn(() => {
          loop.release();
        });
      };
      result.then(release, release);
      return result;
    };
    Object.defineProperty(owner, name, { value: held, writable: true, configurable: true });
  }
}

const BODY = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];

export function holdForBrowserWork(loop: EventLoop): void {
  holdWhile(loop, Response.prototype, BODY);
  holdWhile(loop, Request.prototype, BODY);
  holdWhile(loop, Blob.prototype, ['arrayBuffer', 'bytes', 'text']);
  holdWhile(loop, WebAssembly, ['compile', 'instantiate']);
}
