/** The trace in, a call of the Lambda API with its answer out: what a click in the console really was. */
import type { ApiAnswered, Instant, TraceRecord } from '#model/telemetry/trace.ts';
import { words as all } from './below.words.ts';

const words = all.api;

export interface ApiCallView {
  callId: string;
  eventName: string;
  time: Instant;
  /** The request as it goes over the wire. */
  request: string;
  /** Null while it is awaited. */
  answer: { status: number; text: string; refused: boolean } | null;
}

type Parameters = Record<string, unknown>;

/** The newest call about one function, or the call with this id. */
export function apiCallView(
  trace: readonly TraceRecord[],
  region: string,
  which: { functionName: string; callId?: string | null },
): ApiCallView | null {
  const called = trace.findLast(
    (entry) =>
      entry.type === 'api.called' &&
      (which.callId
        ? entry.record.callId === which.callId
        : entry.subject.functionName === which.functionName),
  );
  if (called?.type !== 'api.called') return null;
  const { callId, eventName, eventSource, http, requestParameters } = called.record;
  const answered = trace.findLast((entry) => entry.type === 'api.answered' && entry.record.callId === callId);
  return {
    callId,
    eventName,
    time: called.time,
    request:
      eventSource === undefined
        ? requestText(http, region, requestParameters)
        : queryText(eventSource, eventName, http, requestParameters),
    answer: answered?.type === 'api.answered' ? answerOf(answered.record) : null,
  };
}

const message = (first: string, headers: readonly string[], body: string): string =>
  [first, ...headers, ...(body === '' ? [] : ['', body])].join('\n');
const header = (name: string, value: string): string => `${name}: ${value}`;
const json = (value: unknown): string => JSON.stringify(value, null, 2);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function requestText(
  { method, path }: { method: string; path: string },
  region: string,
  parameters: Parameters,
): string {
  const first = `${method} ${path} HTTP/1.1`;
  const host = header('host', `lambda.${region}.amazonaws.com`);
  if (method === 'DELETE') return message(first, [host], '');
  // An Invoke carries the event as its body and everything else in headers.
  if ('Payload' in parameters) {
    const headers = [
      host,
      header('x-amz-invocation-type', textOf(parameters['InvocationType']) || 'RequestResponse'),
      header('x-amz-log-type', textOf(parameters['LogType']) || 'None'),
    ];
    return message(first, headers, textOf(parameters['Payload']));
  }
  return message(first, [host, header('content-type', 'application/json')], json(parameters));
}

/** IAM takes a form: one line for each member, documents as text. */
function queryText(
  host: string,
  action: string,
  { method, path }: { method: string; path: string },
  parameters: Parameters,
): string {
  const members = Object.entries(parameters).map(
    ([name, value]) => `&${name}=${typeof value === 'string' ? value : json(value)}`,
  );
  return message(
    `${method} ${path} HTTP/1.1`,
    [header('host', host), header('content-type', 'application/x-www-form-urlencoded')],
    [`Action=${action}`, ...members].join('\n'),
  );
}

/** A call in the list of all calls about a function. */
export interface ListedCall {
  callId: string;
  /** `iam:CreateRole` */
  name: string;
  time: Instant;
  /** Null while its answer is awaited. */
  status: number | null;
  refused: boolean;
}

/** The calls about a function, the newest first, and at most so many. */
export function listedCalls(
  trace: readonly TraceRecord[],
  functionName: string,
  atMost: number,
): ListedCall[] {
  const answers = new Map(
    trace.flatMap((entry) =>
      entry.type === 'api.answered' ? [[entry.record.callId, entry.record] as const] : [],
    ),
  );
  return trace
    .flatMap((entry): ListedCall[] => {
      if (entry.type !== 'api.called' || entry.subject.functionName !== functionName) return [];
      const { callId, eventName, eventSource = 'lambda.amazonaws.com' } = entry.record;
      const answer = answers.get(callId);
      return [
        {
          callId,
          name: `${eventSource.split('.')[0] ?? ''}:${eventName}`,
          time: entry.time,
          status: answer?.status ?? null,
          refused: answer?.errorCode !== undefined,
        },
      ];
    })
    .reverse()
    .slice(0, atMost);
}

/** `StatusCode` of an Invoke is the status itself, not a part of the body. */
function bodyOf({ StatusCode: _, ...elements }: Parameters): string {
  return Object.keys(elements).length === 0 ? '' : json(elements);
}

function answerOf(record: ApiAnswered['record']): ApiCallView['answer'] {
  const { status, responseElements, errorCode, errorMessage, reason, retryAfterSeconds } = record;
  const first = `HTTP/1.1 ${status}`;
  if (errorCode !== undefined)
    return {
      status,
      refused: true,
      text: message(
        first,
        [
          header('x-amzn-errortype', errorCode),
          ...(retryAfterSeconds === undefined ? [] : [header('retry-after', `${retryAfterSeconds}`)]),
        ],
        json(
          reason === undefined
            ? { Message: errorMessage }
            : { Reason: reason, Type: 'User', message: errorMessage },
        ),
      ),
    };
  if (responseElements === null) return { status, refused: false, text: first };
  if (!('Payload' in responseElements))
    return { status, refused: false, text: message(first, [], bodyOf(responseElements)) };
  const failed = textOf(responseElements['FunctionError']);
  const log = new TextEncoder().encode(textOf(responseElements['LogResult'])).length;
  const headers = [
    header('x-amz-executed-version', textOf(responseElements['ExecutedVersion'])),
    ...(failed === '' ? [] : [header('x-amz-function-error', failed)]),
    ...(log === 0 ? [] : [header('x-amz-log-result', words.logResult(log))]),
  ];
  return { status, refused: false, text: message(first, headers, textOf(responseElements['Payload'])) };
}
