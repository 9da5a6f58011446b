import { responseTooLargePayload } from '#model/lambda/error-payload.ts';
import { postedError, type PostedError } from './posted-error.ts';
import { answers, headers } from './protocol.ts';
import { headerOf, type WireRequest, type WireResponse } from './wire.ts';
import type { Chunk, ReadBody } from './request-body.ts';

/** An event on its way to the runtime. */
export interface DispatchedEvent {
  requestId: string;
  /** Unique to this attempt. */
  invocationId: string;
  /** JSON text. */
  payload: string;
  /** Milliseconds since 1970: when the runtime has to be done. */
  deadline: number;
  invokedFunctionArn: string;
  traceId: string;
  clientContext?: string;
}

export type EventAnswer =
  | { kind: 'response'; payload: string; contentType: string; chunks?: Chunk[] }
  | ({ kind: 'error' } & PostedError);

/** An event as the answer to `GET …/invocation/next`. */
export function eventResponse(event: DispatchedEvent): WireResponse {
  return {
    status: 200,
    headers: {
      [headers.contentType]: 'application/json',
      [headers.requestId]: event.requestId,
      [headers.deadlineMs]: String(Math.floor(event.deadline)),
      [headers.invokedFunctionArn]: event.invokedFunctionArn,
      [headers.traceId]: event.traceId,
      [headers.invocationId]: event.invocationId,
      ...(event.clientContext ? { [headers.clientContext]: event.clientContext } : {}),
    },
    body: new TextEncoder().encode(event.payload),
  };
}

/** What was posted to `…/error`. */
export function errorAnswer(request: WireRequest, body: ReadBody): EventAnswer {
  return { kind: 'error', ...postedError(headerOf(request.headers, headers.errorType), body.text) };
}

/** What was posted to `…/response`, and what the poster gets. */
export function responseAnswer(
  request: WireRequest,
  body: ReadBody,
  mode: string | undefined,
  limit: number,
): [EventAnswer, WireResponse] {
  if (mode !== undefined && mode !== 'streaming') {
    return [failed('Runtime.InvalidResponseModeHeader'), answers.invalidResponseMode()];
  }
  if (body.truncated) return [failed('Runtime.TruncatedResponse'), answers.truncated()];
  if (body.tooLarge) {
    const error = responseTooLargePayload();
    return [{ kind: 'error', errorType: error.errorType, error }, answers.tooLarge(limit)];
  }
  const broken = headerOf(request.body.trailers, headers.errorType);
  if (broken) {
    const detail = fromBase64(headerOf(request.body.trailers, headers.errorBody) ?? '');
    return [{ kind: 'error', ...postedError(broken, detail) }, answers.accepted()];
  }
  return [
    {
      kind: 'response',
      payload: body.text,
      contentType: headerOf(request.headers, headers.contentType) ?? 'application/octet-stream',
      ...(mode === 'streaming' ? { chunks: body.chunks } : {}),
    },
    answers.accepted(),
  ];
}

/** AWS gives such an answer no words of its own. */
function failed(errorType: string): EventAnswer {
  return { kind: 'error', errorType, error: { errorType, errorMessage: '' } };
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}
