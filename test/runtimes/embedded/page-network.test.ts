import { describe, expect, it } from 'vitest';
import { PageNetwork, runtimeApiAddress } from '#runtimes/embedded/page-network.ts';
import type { WorkerCommand } from '#runtimes/embedded/protocol/worker-messages.ts';
import type { WireRequest, WireResponse } from '#runtimes/runtime-api/wire.ts';

const request = (host: string, port: number) => ({
  type: 'http.request' as const,
  exchangeId: 7,
  method: 'POST',
  host,
  port,
  path: '/p',
  headers: { 'Content-Type': 'text/plain' },
});

function network(handle: (request: WireRequest) => Promise<WireResponse>) {
  const sent: WorkerCommand[] = [];
  return { sent, network: new PageNetwork(handle, (command) => void sent.push(command)) };
}

const nobody = () => Promise.reject(new Error('Nobody should be asked.'));

describe('the network of a process', () => {
  it('brings what it sends in pieces to the Runtime API, and the answer back', async () => {
    const { sent, network: page } = network(async ({ method, path, body }) => {
      let text = '';
      for await (const part of body) text += new TextDecoder().decode(part);
      const answer = `${method} ${path} ${text} ${body.trailers?.['T']}`;
      return { status: 202, headers: { a: 'b' }, body: new TextEncoder().encode(answer) };
    });
    page.receive(request(runtimeApiAddress.host, runtimeApiAddress.port));
    page.receive({ type: 'http.body', exchangeId: 7, data: new TextEncoder().encode('one ') });
    page.receive({ type: 'http.body', exchangeId: 7, data: new TextEncoder().encode('two') });
    page.receive({ type: 'http.bodyEnded', exchangeId: 7, trailers: { T: 'trailer' } });
    await expect.poll(() => sent).toHaveLength(1);
    const [answer] = sent;
    expect(answer).toMatchObject({ type: 'http.response', exchangeId: 7, status: 202, headers: { a: 'b' } });
    if (answer?.type === 'http.response') {
      expect(new TextDecoder().decode(answer.body)).toBe('POST /p one two trailer');
    }
  });

  it('takes a request whose body comes with it, and ends it', async () => {
    const texts: string[] = [];
    const { sent, network: page } = network(async ({ body }) => {
      for await (const part of body) texts.push(new TextDecoder().decode(part));
      return { status: 202, headers: {}, body: new Uint8Array() };
    });
    const whole = (exchangeId: number, text: string) =>
      page.receive({
        ...request(runtimeApiAddress.host, runtimeApiAddress.port),
        exchangeId,
        whole: new TextEncoder().encode(text),
      });
    for (let id = 1; id <= 20; id++) whole(id, id === 1 ? 'all of it' : '');
    await expect.poll(() => sent).toHaveLength(20);
    expect(sent.every(({ type }) => type === 'http.response')).toBe(true);
    expect(texts.join('')).toBe('all of it');
  });

  it('knows no other host', () => {
    const { sent, network: page } = network(nobody);
    page.receive(request('example.com', 443));
    expect(sent).toEqual([
      {
        type: 'http.failed',
        exchangeId: 7,
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        message: 'getaddrinfo ENOTFOUND example.com',
      },
    ]);
  });

  it.each(['127.0.0.1', 'localhost', '::1', '10.0.0.1'])('has nothing that listens at %s', (host) => {
    const { sent, network: page } = network(nobody);
    page.receive(request(host, 8080));
    expect(sent).toEqual([expect.objectContaining({ code: 'ECONNREFUSED', syscall: 'connect' })]);
  });

  it('tells the reader of a body that its sender has gone', async () => {
    let failure: unknown;
    const { network: page } = network(async ({ body }) => {
      try {
        for await (const part of body) void part;
      } catch (error) {
        failure = error;
      }
      return { status: 200, headers: {}, body: new Uint8Array() };
    });
    page.receive(request(runtimeApiAddress.host, runtimeApiAddress.port));
    page.receive({ type: 'http.aborted', exchangeId: 7 });
    await expect.poll(() => failure).toBeInstanceOf(Error);
  });

  describe('turns a flood away', () => {
    const numbered = (exchangeId: number) => ({
      ...request(runtimeApiAddress.host, runtimeApiAddress.port),
      exchangeId,
    });
    const waiting = () => new Promise<WireResponse>(() => undefined);

    it('of requests that nobody ends', () => {
      const { sent, network: page } = network(waiting);
      for (let id = 1; id <= 20; id++) page.receive(numbered(id));
      expect(sent).toHaveLength(4);
      expect(sent[0]).toMatchObject({ exchangeId: 17, code: 'ECONNREFUSED' });
      // One that ends makes room.
      page.receive({ type: 'http.bodyEnded', exchangeId: 1, trailers: {} });
      page.receive(numbered(21));
      expect(sent).toHaveLength(4);
    });

    it('of requests between two events', () => {
      const { sent, network: page } = network(waiting);
      const ask = (id: number) => {
        page.receive(numbered(id));
        page.receive({ type: 'http.bodyEnded', exchangeId: id, trailers: {} });
      };
      for (let id = 1; id <= 510; id++) ask(id);
      expect(sent).toHaveLength(10);
      page.renew();
      ask(511);
      expect(sent).toHaveLength(10);
    });
  });
});
