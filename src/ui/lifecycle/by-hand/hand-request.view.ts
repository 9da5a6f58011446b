/** Requests to begin with, and what is typed into the form as a request. */
import { responseBytes } from '#model/lambda/limits.ts';
import type { HandRequest } from '#runtimes/by-hand/hand-state.ts';

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

const post = (
  name: string,
  path: string,
  body: unknown,
  more: { headers?: string; fill?: string } = {},
): Preset => ({
  name,
  method: 'POST',
  path: `${base}/${path}`,
  headers: more.headers ?? 'Content-Type: application/json',
  body: JSON.stringify(body, null, 2),
  fill: more.fill ?? '',
});

const errorHeaders = (type: string): string =>
  `Content-Type: application/json\nLambda-Runtime-Function-Error-Type: ${type}`;

/** @param requestId of the event that there is */
export function presets(requestId: string = noRequestId): Record<PresetId, Preset> {
  const of = (what: string): string => `invocation/${requestId}/${what}`;
  const answer = { greeting: 'Answered by hand' };
  return {
    response: post('Response: here is the answer', of('response'), answer),
    error: post(
      'Error: the handler failed',
      of('error'),
      { errorType: 'TypeError', errorMessage: 'I could not work that out', stackTrace: [] },
      { headers: errorHeaders('Function.TypeError') },
    ),
    next: {
      name: 'Next: give me an event',
      method: 'GET',
      path: `${base}/invocation/next`,
      headers: '',
      body: '',
      fill: '',
    },
    initError: post(
      'Init error: I could not start',
      'init/error',
      { errorType: 'Runtime.NoSettings', errorMessage: 'There were no settings', stackTrace: [] },
      { headers: errorHeaders('Runtime.NoSettings') },
    ),
    stranger: post('Wrong: another request id', 'invocation/another-request/response', answer),
    nowhere: post('Wrong: a path that is not there', of('answer'), answer),
    tooLarge: post('Wrong: a response over 6 MB', of('response'), '', { fill: String(responseBytes + 1) }),
    oddMode: post('Wrong: an unknown response mode', of('response'), answer, {
      headers: 'Content-Type: application/json\nLambda-Runtime-Function-Response-Mode: slowly',
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
      return { ok: false, problem: `Line ${index + 1} of the headers is not “Name: value”.` };
    }
    read[name] = value ?? '';
  }
  if (!path.startsWith('/')) return { ok: false, problem: 'A path begins with a slash.' };
  const bytes = fill.trim() === '' ? 0 : Number(fill);
  if (!Number.isInteger(bytes) || bytes < 0 || bytes > mostBytes) {
    return {
      ok: false,
      problem: `The body can be filled up to a whole number of bytes, at most ${mostBytes}.`,
    };
  }
  const missing = bytes - new TextEncoder().encode(body).length;
  return {
    ok: true,
    request: { method, path, headers: read, body: missing > 0 ? body + 'x'.repeat(missing) : body },
  };
}
