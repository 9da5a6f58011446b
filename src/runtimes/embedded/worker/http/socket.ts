/** There is no socket here; packages that look for one find an object that does nothing. */
import { EventEmitter } from 'node:events';

export function createSocket() {
  const socket = new EventEmitter();
  return Object.assign(socket, {
    remoteAddress: '127.0.0.1',
    remotePort: 0,
    localAddress: '127.0.0.1',
    localPort: 0,
    encrypted: false,
    readable: true,
    writable: true,
    destroyed: false,
    setTimeout: () => socket,
    setNoDelay: () => socket,
    setKeepAlive: () => socket,
    ref: () => socket,
    unref: () => socket,
    destroy: () => socket,
    end: () => socket,
  });
}
