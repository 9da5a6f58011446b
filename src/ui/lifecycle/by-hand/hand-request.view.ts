/** Requests to begin with, and what is typed into the form as a request. */
import { responseBytes } from '#model/lambda/limits.ts';
import type { HandRequest } from '#runtimes/by-hand/hand-state.ts';
import { words as all } from './by-hand.words.ts';

const { request: said, presets: words } = all;

/** The form as it stands: headers one to a line, `Name: value`. */
export interface HandForm {
  method: string;
  path: string;
  headers: string;
  body: string;
  /** Bytes that the body is filled up to; empty: as it is. */
  fill: string;
}

export const presetIds = [
  'response',
  'error',
  'next',
  'initError',
  'stranger',
  'nowhere',
  'tooLarge',
  'oddMode',
] as const;
export type PresetId = (typeof presetIds)[number];

interface Preset extends HandForm {
  name: string;
}

const base = '/2018-06-01/runtime';
/** Stands where a request id belongs as long as there is none. */
export const noRequestId = 'no-event-yet';

const header = (name: string, value: string): string => `${name}: ${value}`;
const ofJson = header('Content-Type', 'application/json');

const post = (
  name: string,
  path: string,
  body: unknown,
  more: { headers?: string; fill?: string } = {},
): Preset => ({
  name,
  method: 'POST',
  path: `${base}/${path}`,
  headers: more.headers ?? ofJson,
  body: JSON.stringify(body, null, 2),
  fill: more.fill ?? '',
});

const errorHeaders = (type: string): string =>
  `${ofJson}\n${header('Lambda-Runtime-Function-Error-Type', type)}`;

/** @param requestId of the event that there is */
export function presets(requestId: string = noRequestId): Record<PresetId, Preset> {
  const of = (what: string): string => `invocation/${requestId}/${what}`;
  const answer = { greeting: words.greeting };
  return {
    response: post(words.response, of('response'), answer),
    error: post(
      words.error,
      of('error'),
      { errorType: 'TypeError', errorMessage: words.errorMessage, stackTrace: [] },
      { headers: errorHeaders('Function.TypeError') },
    ),
    next: {
      name: words.next,
      method: 'GET',
      path: `${base}/invocation/next`,
      headers: '',
      body: '',
      fill: '',
    },
    initError: post(
      words.initError,
      'init/error',
      { errorType: 'Runtime.NoSettings', errorMessage: words.initErrorMessage, stackTrace: [] },
      { headers: errorHeaders('Runtime.NoSettings') },
    ),
    stranger: post(words.stranger, 'invocation/another-request/response', answer),
    nowhere: post(words.nowhere, of('answer'), answer),
    tooLarge: post(words.tooLarge, of('response'), '', { fill: String(responseBytes + 1) }),
    oddMode: post(words.oddMode, of('response'), answer, {
      headers: `${ofJson}\n${header('Lambda-Runtime-Function-Response-Mode', 'slowly')}`,
    }),
  };
}

export type ReadForm = { ok: true; request: HandRequest } | { ok: false; problem: string };

/** The most that the form makes, in bytes: enough to be refused for. */
const mostBytes = 16 * 1024 * 1024;

export function readForm({ method, path, headers, body, fill }: HandForm): ReadForm {
  const read: Record<string, string> = {};
  for (const [index, line] of headers.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined) {
      return { ok: false, problem: said.notHeader(index + 1) };
    }
    read[name] = value ?? '';
  }
  if (!path.startsWith('/')) return { ok: false, problem: said.noSlash };
  const bytes = fill.trim() === '' ? 0 : Number(fill);
  if (!Number.isInteger(bytes) || bytes < 0 || bytes > mostBytes) {
    return { ok: false, problem: said.notBytes(mostBytes) };
  }
  const missing = bytes - new TextEncoder().encode(body).length;
  return {
    ok: true,
    request: { method, path, headers: read, body: missing > 0 ? body + 'x'.repeat(missing) : body },
  };
}
