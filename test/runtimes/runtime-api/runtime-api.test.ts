import { beforeEach, describe, expect, it } from 'vitest';
import quotas from '#content/facts/quotas.json' with { type: 'json' };
import { responseBytes } from '#model/lambda/limits.ts';
import { maxStreamedResponseBytes } from '#runtimes/runtime-api/protocol.ts';
import { RuntimeApi, RuntimeApiClosedError } from '#runtimes/runtime-api/runtime-api.ts';
import type { DispatchedEvent } from '#runtimes/runtime-api/event-exchange.ts';
import type { PostedError } from '#runtimes/runtime-api/posted-error.ts';
import type { RuntimeApiRequest, RuntimeApiResponse } from '#model/telemetry/trace.ts';
import { FakeClock } from './fake-clock.ts';
import { bodyOf, error, initError, jsonOf, next, request, response, textOf } from './wire-messages.ts';

const event: DispatchedEvent = {
  requestId: 'request-1',
  invocationId: 'attempt-1',
  payload: '{"name":"Ada"}',
  deadline: 1_700_000_003_000.7,
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:greet',
  traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1',
};

let clock: FakeClock;
let api: RuntimeApi;
let idle: number;
let failures: PostedError[];
let trace: { event: RuntimeApiRequest | RuntimeApiResponse; time: number }[];

beforeEach(() => {
  clock = new FakeClock();
  idle = 0;
  failures = [];
  trace = [];
  api = new RuntimeApi({
    clock,
    listener: (entry, time) => trace.push({ event: entry, time }),
    idle: () => idle++,
    initFailed: (failure) => failures.push(failure),
  });
});

/** Brings the runtime to the point where it works on the event. */
async function running(dispatched = event) {
  const asked = api.handle(next());
  const answer = api.dispatch(dispatched);
  await asked;
  return { answer };
}

describe('GET next', () => {
  it('waits for an event and says that the runtime is idle', async () => {
    const asked = api.handle(next());
    await expect.poll(() => api.isIdle).toBe(true);
    expect(idle).toBe(1);
    void api.dispatch(event);
    expect(textOf(await asked)).toBe('{"name":"Ada"}');
    expect(api.isIdle).toBe(false);
  });

  it("carries the event's identity and deadline in AWS's headers", async () => {
    void api.dispatch({ ...event, clientContext: '{"client":{}}' });
    const answer = await api.handle(next());
    expect(answer.status).toBe(200);
    expect(answer.headers).toEqual({
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': 'request-1',
      'Lambda-Runtime-Deadline-Ms': '1700000003000',
      'Lambda-Runtime-Invoked-Function-Arn': event.invokedFunctionArn,
      'Lambda-Runtime-Trace-Id': event.traceId,
      'Lambda-Runtime-Invocation-Id': 'attempt-1',
      'Lambda-Runtime-Client-Context': '{"client":{}}',
    });
  });

  it('leaves the client context out where the invoker gave none', async () => {
    void api.dispatch(event);
    expect((await api.handle(next())).headers).not.toHaveProperty('Lambda-Runtime-Client-Context');
  });

  it('gives the same event again to a client that asks again before it answered', async () => {
    await running();
    expect((await api.handle(next())).headers['Lambda-Runtime-Aws-Request-Id']).toBe('request-1');
  });

  it('waits for an answer that is still coming in', async () => {
    const { answer } = await running();
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const posted = api.handle(
      response('request-1', {
        async *[Symbol.asyncIterator]() {
          await held;
          yield new TextEncoder().encode('"late"');
        },
      }),
    );
    const asked = api.handle(next());
    finish();
    expect((await posted).status).toBe(202);
    expect(await answer).toMatchObject({ payload: '"late"' });
    await expect.poll(() => api.isIdle).toBe(true);
    void api.dispatch({ ...event, requestId: 'request-2' });
    expect((await asked).status).toBe(200);
  });
});

describe('POST response', () => {
  it('is accepted and reaches the invoker', async () => {
    const { answer } = await running();
    const posted = await api.handle(response('request-1', '{"hello":"Ada"}'));
    expect(posted.status).toBe(202);
    expect(jsonOf(posted)).toEqual({ status: 'OK' });
    expect(await answer).toEqual({
      kind: 'response',
      payload: '{"hello":"Ada"}',
      contentType: 'application/json',
    });
  });

  it('is refused for another request', async () => {
    await running();
    const posted = await api.handle(response('request-9'));
    expect(posted.status).toBe(400);
    expect(jsonOf(posted)).toEqual({ errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
  });

  it('is refused for another attempt, if the client says which one it means', async () => {
    const { answer } = await running();
    const stale = await api.handle(
      response('request-1', '1', { 'lambda-runtime-invocation-id': 'attempt-0' }),
    );
    expect(stale.status).toBe(400);
    expect(jsonOf(stale)).toMatchObject({ errorType: 'InvalidInvocationId' });
    await api.handle(response('request-1', '2', { 'Lambda-Runtime-Invocation-Id': 'attempt-1' }));
    expect(await answer).toMatchObject({ payload: '2' });
  });

  it('is refused a second time', async () => {
    await running();
    const first = api.handle(response('request-1', '1'));
    const second = await api.handle(response('request-1', '2'));
    expect(second.status).toBe(403);
    expect(jsonOf(second)).toEqual({
      errorType: 'InvalidStateTransition',
      errorMessage:
        'State transition from InvocationResponse to InvocationResponse failed for runtime. ' +
        'Error: State transition is not allowed',
    });
    expect((await first).status).toBe(202);
  });

  it('may be 6 MB and 100 bytes', async () => {
    const { answer } = await running();
    const posted = await api.handle(response('request-1', bodyOf([new Uint8Array(responseBytes).fill(97)])));
    expect(posted.status).toBe(202);
    expect(await answer).toMatchObject({ kind: 'response' });
  });

  it("is refused one byte above that, and the invoker gets AWS's error", async () => {
    const { answer } = await running();
    const half = new Uint8Array(responseBytes / 2).fill(97);
    const posted = await api.handle(response('request-1', bodyOf([half, half, 'a'])));
    expect(posted.status).toBe(413);
    expect(jsonOf(posted)).toEqual({
      errorType: 'RequestEntityTooLarge',
      errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).',
    });
    expect(await answer).toEqual({
      kind: 'error',
      errorType: 'Function.ResponseSizeTooLarge',
      error: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    });
  });

  it('that breaks off fails the invocation', async () => {
    const { answer } = await running();
    const broken = bodyOf([
      '{"a":',
      () => {
        throw new Error('connection reset');
      },
    ]);
    expect((await api.handle(response('request-1', broken))).status).toBe(400);
    expect(await answer).toMatchObject({ errorType: 'Runtime.TruncatedResponse' });
  });

  it('with a mode that nobody knows is refused', async () => {
    const { answer } = await running();
    const posted = await api.handle(
      response('request-1', '1', { 'Lambda-Runtime-Function-Response-Mode': 'dribbling' }),
    );
    expect(posted.status).toBe(400);
    expect(jsonOf(posted)).toMatchObject({ errorType: 'InvalidFunctionResponseMode' });
    expect(await answer).toMatchObject({ errorType: 'Runtime.InvalidResponseModeHeader' });
  });

  describe('streamed', () => {
    const streaming = { 'lambda-runtime-function-response-mode': 'streaming', 'content-type': 'text/plain' };

    it('keeps what came when, also where a character is cut in two', async () => {
      const { answer } = await running();
      const [first, second] = [new Uint8Array([111, 110, 195]), new Uint8Array([169])];
      const body = bodyOf([() => clock.advance(10), first, () => clock.advance(120), second, 'two']);
      expect((await api.handle(response('request-1', body, streaming))).status).toBe(202);
      expect(await answer).toEqual({
        kind: 'response',
        payload: 'onétwo',
        contentType: 'text/plain',
        chunks: [
          { atMs: 10, text: 'on' },
          { atMs: 130, text: 'é' },
          { atMs: 130, text: 'two' },
        ],
      });
    });

    it('fails where the trailers report an error', async () => {
      const { answer } = await running();
      const detail = { errorType: 'Late', errorMessage: 'broke off', trace: ['Late: broke off'] };
      const trailers = {
        'Lambda-Runtime-Function-Error-Type': 'Late',
        'Lambda-Runtime-Function-Error-Body': btoa(JSON.stringify(detail)),
      };
      await api.handle(response('request-1', bodyOf(['half'], trailers), streaming));
      expect(await answer).toEqual({ kind: 'error', errorType: 'Runtime.Unknown', error: detail });
    });
  });
});

describe('POST error', () => {
  it("reports a type of AWS's form and keeps the body", async () => {
    const { answer } = await running();
    const content = { errorType: 'Runtime.Mine', errorMessage: 'no', trace: ['at'], code: 7 };
    const posted = await api.handle(
      error('request-1', content, { 'lambda-runtime-function-error-type': 'Runtime.Mine' }),
    );
    expect(posted.status).toBe(202);
    expect(await answer).toEqual({ kind: 'error', errorType: 'Runtime.Mine', error: content });
  });

  it.each([
    ['OrderError', 'Runtime.Unknown'],
    ['Function.x', 'Function.Unknown'],
    ['Function.Mine', 'Function.Mine'],
    [undefined, 'Runtime.Unknown'],
  ])('reports the header %s as %s', async (header, expected) => {
    const { answer } = await running();
    const headers: Record<string, string> =
      header === undefined ? {} : { 'Lambda-Runtime-Function-Error-Type': header };
    await api.handle(error('request-1', { errorType: 'OrderError', errorMessage: 'no stock' }, headers));
    expect(await answer).toEqual({
      kind: 'error',
      errorType: expected,
      error: { errorType: 'OrderError', errorMessage: 'no stock' },
    });
  });

  it('takes a body that is not an error for its message', async () => {
    const { answer } = await running();
    await api.handle(request('POST', '/2018-06-01/runtime/invocation/request-1/error', 'oh dear'));
    expect(await answer).toMatchObject({
      error: { errorType: 'Runtime.Unknown', errorMessage: 'oh dear' },
    });
  });
});

describe('POST init/error', () => {
  it('is reported once, and nothing may follow', async () => {
    const posted = await api.handle(
      initError(
        { errorType: 'Runtime.ImportModuleError', errorMessage: "Cannot find module 'x'", stackTrace: ['a'] },
        { 'Lambda-Runtime-Function-Error-Type': 'Runtime.ImportModuleError' },
      ),
    );
    expect(posted.status).toBe(202);
    expect(failures).toMatchObject([{ errorType: 'Runtime.ImportModuleError', error: { trace: ['a'] } }]);
    expect((await api.handle(next())).status).toBe(403);
    expect((await api.handle(initError({}))).status).toBe(403);
    expect(failures).toHaveLength(1);
  });

  it('is refused after the first next', async () => {
    await running();
    const posted = await api.handle(initError({ errorType: 'Error', errorMessage: 'late' }));
    expect(textOf(posted)).toContain('from Running to InitError');
    expect(failures).toEqual([]);
  });
});

it('takes a streamed response up to the size that AWS gives', () => {
  expect(maxStreamedResponseBytes).toBe(quotas.payloadStream.max * 1024 * 1024);
});

it('does not know other addresses', async () => {
  const answer = await api.handle(request('GET', '/2018-06-01/nope'));
  expect(answer.status).toBe(404);
  expect(textOf(answer)).toBe('404 page not found\n');
  expect((await api.handle(request('POST', '/2018-06-01/runtime/invocation/next'))).status).toBe(405);
  expect((await api.handle(request('GET', '/2018-06-01/runtime/init/error'))).status).toBe(405);
});

it('writes every message into the trace, with the time that the caller waited', async () => {
  const asked = api.handle(next());
  await expect.poll(() => api.isIdle).toBe(true);
  clock.advance(250);
  const answer = api.dispatch(event);
  await asked;
  clock.advance(5);
  await api.handle(response('request-1', `"${'ü'.repeat(70_000)}"`));
  await answer;
  const [question, handedOver, posted, accepted] = trace.map(({ event: entry }) => entry);
  expect(trace.map(({ time }) => time - clock.start)).toEqual([0, 250, 255, 255]);
  expect(question).toMatchObject({ type: 'runtimeApi.request', record: { method: 'GET', bodyBytes: 0 } });
  expect(handedOver).toMatchObject({
    type: 'runtimeApi.response',
    record: { wireId: question?.record.wireId, status: 200, body: event.payload, waitedMs: 250 },
  });
  expect(posted).toMatchObject({ record: { method: 'POST', bodyBytes: 140_002 } });
  expect(posted?.record.body).toHaveLength(64 * 1024);
  expect(accepted).toMatchObject({ record: { wireId: posted?.record.wireId, status: 202 } });
  expect(posted?.record.wireId).not.toBe(question?.record.wireId);
});

it('lets go of every request when it closes, and reports nothing any more', async () => {
  const asked = api.handle(next());
  await expect.poll(() => api.isIdle).toBe(true);
  api.close();
  await expect(asked).rejects.toThrow(RuntimeApiClosedError);
  await expect(api.handle(next())).rejects.toThrow(RuntimeApiClosedError);
  expect(trace).toHaveLength(1);
});
