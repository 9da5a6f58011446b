import type { EnvironmentProcess, ProcessConnection } from '#runtimes/runtime-api/environment-process.ts';
import type { WireRequest, WireResponse } from '#runtimes/runtime-api/wire.ts';
import { headers } from '#runtimes/runtime-api/protocol.ts';
import { error, next, response } from './wire-messages.ts';

/** A process whose every step the test takes. */
export class ScriptedProcess implements EnvironmentProcess {
  readonly pid: number;
  readonly argv = ['/var/lang/bin/node', '/var/runtime/index.mjs'];
  readonly env = { _HANDLER: 'index.handler' };
  readonly cwd = '/var/task';
  readonly calls: string[] = [];
  readonly #connection: ProcessConnection;
  #event: Promise<WireResponse> | undefined;

  constructor(connection: ProcessConnection, pid: number) {
    this.#connection = connection;
    this.pid = pid;
  }

  kill(): void {
    this.calls.push('kill');
  }
  freeze(): void {
    this.calls.push('freeze');
  }
  thaw(): void {
    this.calls.push('thaw');
  }
  maxMemoryUsedMB(): number {
    return 41.2;
  }

  send(request: WireRequest): Promise<WireResponse> {
    return this.#connection.handle(request);
  }

  /** Asks for the next event, and does not wait for it. */
  async ask(): Promise<void> {
    this.#event = this.send(next());
    this.#event.catch(() => undefined);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  /** The event that was asked for. */
  async event(): Promise<{ requestId: string; deadlineMs: number; text: string }> {
    if (!this.#event) throw new Error('ask first');
    const { headers: given, body } = await this.#event;
    return {
      requestId: given[headers.requestId] ?? '',
      deadlineMs: Number(given[headers.deadlineMs]),
      text: new TextDecoder().decode(body),
    };
  }

  async respond(body: string): Promise<void> {
    await this.send(response((await this.event()).requestId, body));
  }

  async fail(content: unknown): Promise<void> {
    await this.send(error((await this.event()).requestId, content));
  }

  log(line: string): void {
    this.#connection.log(line);
  }

  exit(end: { exitCode?: number; signal?: string; outOfMemory?: boolean }): void {
    this.#connection.exited(end);
  }
}
