/**
 * Stands in for `rapid-client.node`, the one native part of AWS's runtime client: three calls of the Runtime API.
 *
 * `done` and `error` are synchronous there and wait until their POST is out. Here a report is out when it
 * returns, so a `process.exit` right after keeps AWS's order.
 */
import { Buffer } from 'node:buffer';
import type { EventLoop } from '../process/event-loop.ts';
import type { PagePort } from '../process/page-port.ts';

const BASE = '/2018-06-01/runtime/invocation';
/** A longer one is left out, as the native client leaves out what is too long for a header. */
const LONGEST_XRAY_CAUSE = 64 * 1024;
const nothing = new Uint8Array(0);
const CONTENT_TYPE = { 'Content-Type': 'application/json' };

export interface RapidClientHost {
  port: PagePort;
  loop: EventLoop;
  /** host:port */
  runtimeApi: string;
  /** Called before an answer leaves, so that what belongs to the invocation is told before it ends. */
  beforeAnswer(): void;
  /** Called when an event has come, before the runtime client has it. */
  eventArrived(): void;
}

export function createRapidClient({ port, loop, runtimeApi, beforeAnswer, eventArrived }: RapidClientHost) {
  const [host = '', portNumber = ''] = runtimeApi.split(':');
  const target = { host, port: Number(portNumber) };

  const post = (path: string, body: string, headers: Record<string, string>): void => {
    beforeAnswer();
    loop.hold();
    port.ask({ ...target, method: 'POST', path: `${BASE}/${path}`, headers }, Buffer.from(body), () => {
      loop.release();
    });
  };

  return {
    initializeClient(): void {},
    next(): Promise<{ bodyJson: string; headers: Record<string, string> }> {
      loop.hold();
      loop.freeze();
      return new Promise((resolve, reject) => {
        const request = { ...target, method: 'GET', path: `${BASE}/next`, headers: {} };
        port.ask(request, nothing, (answer) => {
          eventArrived();
          loop.thaw();
          loop.release();
          if (answer.type === 'http.response') {
            resolve({ bodyJson: Buffer.from(answer.body).toString(), headers: lowerCased(answer.headers) });
          } else {
            reject(new Error(answer.message));
          }
        });
      });
    },
    done(requestId: string, body: string): void {
      post(`${requestId}/response`, body, CONTENT_TYPE);
    },
    error(requestId: string, body: string, xrayCause: string): void {
      post(`${requestId}/error`, body, {
        ...CONTENT_TYPE,
        ...(xrayCause && xrayCause.length <= LONGEST_XRAY_CAUSE
          ? { 'Lambda-Runtime-Function-XRay-Error-Cause': xrayCause }
          : {}),
      });
    },
  };
}

/** As a C++ HTTP client hands them over, and as both versions of the runtime client read them. */
function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
