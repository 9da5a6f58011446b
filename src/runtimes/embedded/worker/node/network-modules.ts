/** `node:tls` and `dns`: only what packages ask of these on loading. */
import { isIPv4 } from './addresses.ts';
import { QuietSocket } from './quiet-socket.ts';
import { unavailableModule } from './unavailable.ts';

class Socket extends QuietSocket {
  connect(): this {
    const refused = Object.assign(new Error('connect ENETUNREACH'), {
      code: 'ENETUNREACH',
      syscall: 'connect',
    });
    queueMicrotask(() => this.destroy(refused));
    return this;
  }
}

const connect = (): Socket => new Socket().connect();

export const tls = {
  TLSSocket: Socket,
  connect,
  rootCertificates: [],
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  ...unavailableModule('tls', ['createServer', 'createSecureContext', 'getCiphers']),
};

type Found = (error: Error | null, address?: string, family?: number) => void;

function lookup(hostname: string, second: object | Found, third?: Found): void {
  const done = typeof second === 'function' ? (second as Found) : third;
  const isLocal = hostname === 'localhost' || isIPv4(hostname);
  queueMicrotask(() => {
    if (isLocal) done?.(null, hostname === 'localhost' ? '127.0.0.1' : hostname, 4);
    else {
      const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
      done?.(Object.assign(error, { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname }));
    }
  });
}

const lookupPromise = (hostname: string) =>
  new Promise<{ address: string; family: number }>((resolve, reject) => {
    lookup(hostname, (error, address = '', family = 4) => {
      if (error) reject(error);
      else resolve({ address, family });
    });
  });

const resolvers = ['resolve', 'resolve4', 'resolve6', 'resolveTxt', 'resolveMx', 'resolveSrv', 'reverse'];

export const dns = {
  lookup,
  promises: { lookup: lookupPromise, ...unavailableModule('dns/promises', resolvers) },
  setDefaultResultOrder: () => undefined,
  getServers: () => [],
  ...unavailableModule('dns', [...resolvers, 'Resolver']),
};
