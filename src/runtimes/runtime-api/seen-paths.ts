/**
 * Where a process does not really have Lambda's folders, what it says is rewritten to look as if it had.
 */
import { bytesOfText, textOfBytes } from './byte-text.ts';
import { jsonObject } from './json-object.ts';
import { headers as known } from './protocol.ts';
import type { FunctionLog } from '#model/telemetry/trace.ts';
import type { ProcessConnection } from './environment-process.ts';
import type { WireBody } from './wire.ts';

/** Replaces real paths with those that Lambda has. */
export type Seen = (text: string) => string;

/** @param names real path → what it is called in Lambda; the first that fits counts */
export function seenPaths(names: Readonly<Record<string, string>>): Seen {
  const pairs = Object.entries(names);
  return (text) => pairs.reduce((known, [real, name]) => known.replaceAll(real, name), text);
}

export function seenRecord(record: FunctionLog['record'], seen: Seen): FunctionLog['record'] {
  if (typeof record === 'string') return seen(record);
  return jsonObject(seen(JSON.stringify(record))) ?? record;
}

/** Serves requests with the paths in them rewritten. */
export function withSeenPaths(handle: ProcessConnection['handle'], seen: Seen): ProcessConnection['handle'] {
  return (request) =>
    handle({ ...request, headers: seenIn(request.headers, seen), body: seenBody(request.body, seen) });
}

function seenBody(body: WireBody, seen: Seen): WireBody {
  return {
    get trailers() {
      return withErrorBody(seenIn(body.trailers ?? {}, seen), seen);
    },
    async *[Symbol.asyncIterator]() {
      // Paths are ASCII, and one character a byte gives every byte back as it was.
      for await (const part of body) yield bytesOfText(seen(textOfBytes(part)));
    },
  };
}

function seenIn(given: Readonly<Record<string, string>>, seen: Seen): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, seen(value)]));
}

function withErrorBody(trailers: Record<string, string>, seen: Seen): Record<string, string> {
  const name = known.errorBody.toLowerCase();
  const detail = trailers[name];
  return detail ? { ...trailers, [name]: btoa(seen(atob(detail))) } : trailers;
}
