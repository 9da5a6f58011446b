/**
 * The Lambda Runtime API that one process of an execution environment talks to, whatever carries the messages.
 *
 * `GET …/invocation/next` waits until there is an event, which is how a runtime says that it is idle.
 */
import { responseBytes } from '#model/lambda/limits.ts';
import {
  errorAnswer,
  eventResponse,
  responseAnswer,
  type DispatchedEvent,
  type EventAnswer,
} from './event-exchange.ts';
import { postedError, type PostedError } from './posted-error.ts';
import { answers, headers, maxStreamedResponseBytes, routeOf } from './protocol.ts';
import { readBody, type ReadBody } from './request-body.ts';
import { mayMove, type RequestedState, type RuntimeState } from './runtime-state.ts';
import { headerOf, type WireRequest, type WireResponse } from './wire.ts';
import { keptBody, WireTrace, type Exchange, type WireListener } from './wire-trace.ts';
import type { Clock } from './clock.ts';

export interface RuntimeApiOptions {
  clock: Clock;
  /** Each message as it went over the wire. */
  listener: WireListener;
  /** The runtime asks for an event and none is there: its init, or its last invocation, is over. */
  idle(): void;
  initFailed(failure: PostedError): void;
}

interface Invocation {
  event: DispatchedEvent;
  startedAt: number;
  answer(answer: EventAnswer): void;
}

/** Thrown into every request that still waits when the API closes: its process has ended. */
export class RuntimeApiClosedError extends Error {
  override readonly name = 'RuntimeApiClosedError';
  constructor() {
    super('The process behind this connection has ended.');
  }
}

export class RuntimeApi {
  readonly #options: RuntimeApiOptions;
  readonly #trace: WireTrace;
  readonly #waiting: { resolve(response: WireResponse): void; reject(error: Error): void }[] = [];
  #state: RuntimeState = 'Started';
  #current: Invocation | undefined;
  /** Settles when the answer that is being received has come in whole. */
  #receiving: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: RuntimeApiOptions) {
    this.#options = options;
    this.#trace = new WireTrace(options.clock, (event, time) => {
      if (!this.#closed) options.listener(event, time);
    });
  }

  /** Whether the runtime waits for an event. */
  get isIdle(): boolean {
    return this.#waiting.length > 0;
  }

  /** Hands over an event at once, or as soon as the runtime asks for one; settles with what it answers. */
  dispatch(event: DispatchedEvent): Promise<EventAnswer> {
    return new Promise((answer) => {
      this.#current = { event, startedAt: this.#options.clock.monotonic(), answer };
      if (this.#state === 'Ready') this.#handOver();
    });
  }

  /** Ends all connections; nothing is reported after this. */
  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new RuntimeApiClosedError());
  }

  /** Serves one request. Rejects with `RuntimeApiClosedError` only. */
  async handle(request: WireRequest): Promise<WireResponse> {
    if (this.#closed) throw new RuntimeApiClosedError();
    const exchange = this.#trace.begin(request);
    const response = await this.#answer(request, exchange);
    exchange.answered(response);
    return response;
  }

  async #answer(request: WireRequest, exchange: Exchange): Promise<WireResponse> {
    const route = routeOf(request.method, request.path);
    if (route.to === 'next') {
      exchange.asked({ text: '', bytes: 0 });
      // A transport may deliver this question before the last bytes of the answer that went before it.
      await this.#receiving;
      return this.#next();
    }
    if (route.to === 'response' || route.to === 'error') {
      const received = this.#received(request, route.to, route.requestId, exchange);
      this.#receiving = received;
      return received;
    }
    const body = await readBody(request.body, route.to === 'initError' ? responseBytes : keptBody, () => 0);
    exchange.asked(body);
    if (route.to === 'initError') return this.#initFailed(request, body);
    return route.to === 'nowhere' ? answers.notFound() : answers.wrongMethod();
  }

  #next(): Promise<WireResponse> {
    const refused = this.#move('Ready');
    if (refused) return Promise.resolve(refused);
    const response = new Promise<WireResponse>((resolve, reject) => {
      if (this.#closed) reject(new RuntimeApiClosedError());
      else this.#waiting.push({ resolve, reject });
    });
    if (this.#current) this.#handOver();
    else if (!this.#closed) this.#options.idle();
    return response;
  }

  #handOver(): void {
    const waiting = this.#waiting.shift();
    if (!waiting || !this.#current) return;
    this.#state = 'Running';
    waiting.resolve(eventResponse(this.#current.event));
  }

  async #received(
    request: WireRequest,
    to: 'response' | 'error',
    requestId: string,
    exchange: Exchange,
  ): Promise<WireResponse> {
    const mode = to === 'response' ? headerOf(request.headers, headers.responseMode) : undefined;
    const allowed = mode === 'streaming' ? maxStreamedResponseBytes : responseBytes;
    const invocation = this.#current;
    const refused =
      this.#strangerTo(request, requestId) ??
      this.#move(to === 'response' ? 'InvocationResponse' : 'InvocationErrorResponse');
    // Of what is refused anyway only so much is kept as the trace shows.
    const limit = refused ? keptBody : allowed;
    const since = invocation?.startedAt ?? 0;
    const body = await readBody(request.body, limit, () => this.#options.clock.monotonic() - since);
    exchange.asked(body);
    if (refused || !invocation) return refused ?? answers.invalidRequestId();

    this.#state = 'RuntimeResponseSentState';
    this.#current = undefined;
    const [answer, response] =
      to === 'error'
        ? [errorAnswer(request, body), answers.accepted()]
        : responseAnswer(request, body, mode, limit);
    invocation.answer(answer);
    return response;
  }

  /** Refuses an answer that is not for the event that is being worked on. */
  #strangerTo(request: WireRequest, requestId: string): WireResponse | undefined {
    if (requestId !== this.#current?.event.requestId) return answers.invalidRequestId();
    const echoed = headerOf(request.headers, headers.invocationId);
    if (echoed !== undefined && echoed !== this.#current.event.invocationId) {
      return answers.invalidInvocationId();
    }
    return undefined;
  }

  #initFailed(request: WireRequest, body: ReadBody): WireResponse {
    const refused = this.#move('InitError');
    if (refused) return refused;
    this.#options.initFailed(postedError(headerOf(request.headers, headers.errorType), body.text));
    return answers.accepted();
  }

  #move(to: RequestedState): WireResponse | undefined {
    if (!mayMove(this.#state, to)) return answers.invalidTransition(this.#state, to);
    this.#state = to;
    return undefined;
  }
}
