/**
 * Requests of a process of Node.js to the world: `webcontainer/container/network.cjs` sends them to the server of its
 * Runtime API, each with a header that says where it was to go, and here they go to the network of its environment.
 */
import * as z from 'zod/mini';
import type { EnvironmentNetwork, NetworkAnswer } from '#model/runtime-port.ts';
import type { ProcessConnection } from '../runtime-api/environment-process.ts';
import { headerOf, type WireRequest, type WireResponse } from '../runtime-api/wire.ts';
import { wholeBody } from './whole-body.ts';

/** Where a request was to go. Learner code can write it as well: it leads nowhere but to its own network. */
const outgoingHeader = 'x-outgoing';
/** Why there is no connection. */
const failureHeader = 'x-outgoing-failure';

/** Requests that are open at a time; an SDK opens 50 connections. */
const MOST_OPEN = 64;
/** Bodies of all open requests together. */
const MOST_BYTES = 32 * 1024 * 1024;

const destination = z.object({
  method: z.string().check(z.maxLength(32)),
  host: z.string().check(z.maxLength(253)),
  port: z.int().check(z.minimum(0), z.maximum(65_535)),
});

export interface CarriedRequests {
  handle: ProcessConnection['handle'];
  /** The process has ended: nobody waits any more. */
  close: () => void;
}

/** @param others serves what is for the Runtime API */
export function carriedRequests(
  others: ProcessConnection['handle'],
  network: EnvironmentNetwork,
): CarriedRequests {
  const ending = new AbortController();
  let open = 0;
  let bytes = 0;

  async function carried(request: WireRequest, given: string): Promise<NetworkAnswer> {
    const to = destination.safeParse(json(given));
    if (!to.success) return refused('EINVAL', 'The destination of the request cannot be read.');
    if (open >= MOST_OPEN) return refused('ECONNREFUSED', `${MOST_OPEN} requests are open already.`);
    let taken = 0;
    open++;
    try {
      const body = await wholeBody(request.body, (part) => {
        taken += part;
        bytes += part;
        return bytes <= MOST_BYTES;
      });
      if (!body) return refused('ECONNRESET', 'The bodies of the open requests are too large.');
      const headers = asSent(request.headers, to.data.host);
      return await network({ ...to.data, path: request.path, headers, body }, ending.signal);
    } finally {
      open--;
      bytes -= taken;
    }
  }

  return {
    async handle(request) {
      const given = headerOf(request.headers, outgoingHeader);
      return given === undefined ? others(request) : onTheWire(await carried(request, given));
    },
    close: () => ending.abort(),
  };
}

/** The headers before the detour: who named no host was given that of the detour. */
function asSent(headers: WireRequest['headers'], host: string): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== outgoingHeader);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name.toLowerCase() === 'host' && isLoopback(value) ? host : value]),
  );
}

const isLoopback = (host: string): boolean => host.startsWith('127.0.0.1:');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(code: string, message: string): NetworkAnswer {
  return { code, syscall: 'connect', message };
}

function onTheWire(answer: NetworkAnswer): WireResponse {
  if (!('code' in answer)) return answer;
  return { status: 502, headers: { [failureHeader]: JSON.stringify(answer) }, body: new Uint8Array() };
}
