import { expect, test, vi } from 'vitest';
import type { EnvironmentNetwork, OutgoingRequest } from '#model/runtime-port.ts';
import { carriedRequests } from '#runtimes/network/carried-requests.ts';
import type { WireRequest, WireResponse } from '#runtimes/runtime-api/wire.ts';

const answer: WireResponse = { status: 200, headers: {}, body: new Uint8Array() };
const forRuntimeApi: WireResponse = { ...answer, status: 202 };

/** A network that answers when it is told to, and keeps what it was asked. */
function network() {
  const asked: OutgoingRequest[] = [];
  const signals: AbortSignal[] = [];
  const { promise, resolve } = Promise.withResolvers<WireResponse>();
  const reached: EnvironmentNetwork = (request, signal) => {
    asked.push(request);
    signals.push(signal);
    return promise;
  };
  return { asked, signals, reached, answered: () => resolve(answer) };
}

function request(outgoing: unknown, { headers = {}, bytes = 0 } = {}): WireRequest {
  const marked: Record<string, string> =
    outgoing === undefined ? {} : { 'x-outgoing': JSON.stringify(outgoing) };
  return { method: 'POST', path: '/a?b', headers: { ...headers, ...marked }, body: body(bytes) };
}

async function* body(bytes: number): AsyncGenerator<Uint8Array> {
  if (bytes > 0) yield await Promise.resolve(new Uint8Array(bytes));
}

const to = { method: 'PUT', host: 'photos.s3.us-east-1.amazonaws.com', port: 443 };
const failureOf = ({ headers }: WireResponse): unknown => JSON.parse(headers['x-outgoing-failure'] ?? 'null');
const toRuntimeApi = () => Promise.resolve(forRuntimeApi);

test('what says where it was to go goes there, as if it had not been carried', async () => {
  const { asked, reached, answered } = network();
  const { handle } = carriedRequests(toRuntimeApi, reached);
  expect(await handle(request(undefined))).toBe(forRuntimeApi);
  answered();
  expect(await handle(request(to, { headers: { Host: '127.0.0.1:9001', accept: '*/*' }, bytes: 3 }))).toBe(
    answer,
  );
  expect(asked).toEqual([
    { ...to, path: '/a?b', headers: { Host: to.host, accept: '*/*' }, body: new Uint8Array(3) },
  ]);
});

test('a destination that cannot be read reaches nobody', async () => {
  const { asked, reached } = network();
  const { handle } = carriedRequests(toRuntimeApi, reached);
  for (const wrong of [{}, 'here', { ...to, port: 70_000 }, { ...to, host: 'a'.repeat(300) }])
    expect(failureOf(await handle(request(wrong)))).toMatchObject({ code: 'EINVAL' });
  expect(asked).toEqual([]);
});

test('a flood is turned away, and what is kept has a bound', async () => {
  const { asked, reached, answered } = network();
  const { handle } = carriedRequests(toRuntimeApi, reached);
  const open = Array.from({ length: 64 }, () => handle(request(to)));
  expect(failureOf(await handle(request(to)))).toMatchObject({ code: 'ECONNREFUSED' });
  answered();
  await Promise.all(open);
  const large = await handle(request(to, { bytes: 32 * 1024 * 1024 + 1 }));
  expect(failureOf(large)).toMatchObject({ code: 'ECONNRESET' });
  expect(await handle(request(to, { bytes: 1024 }))).toBe(answer);
  expect(asked).toHaveLength(65);
});

test('whoever is still asked when the process ends is told', async () => {
  const { signals, reached } = network();
  const { handle, close } = carriedRequests(toRuntimeApi, reached);
  void handle(request(to));
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  close();
  expect(signals[0]?.aborted).toBe(true);
});
