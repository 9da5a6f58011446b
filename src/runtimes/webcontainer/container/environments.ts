import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessConnection } from '../../runtime-api/environment-process.ts';
import type { WireRequest, WireResponse } from '../../runtime-api/wire.ts';
import { fromBase64, toBase64 } from '../protocol/base64.ts';
import type { SupervisorCommand, SupervisorReport } from '../protocol/messages.ts';
import type { EnvironmentMeans } from './environment-means.ts';
import { startNodeProcess, type NodeProcess } from './node-process.ts';

/** Set by the stand-in for AWS's native addon; not part of the Runtime API. */
const memoryHeader = 'x-process-memory';

type Command<T extends SupervisorCommand['type']> = Extract<SupervisorCommand, { type: T }>;

/** The processes of the container, and their open requests. */
export class Environments {
  readonly #folder: string;
  readonly #means: EnvironmentMeans;
  readonly #tell: (report: SupervisorReport) => void;
  readonly #processes = new Map<number, NodeProcess>();
  readonly #exchanges = new Map<number, PromiseWithResolvers<WireResponse>>();
  #lastExchange = 0;

  constructor(folder: string, means: EnvironmentMeans, tell: (report: SupervisorReport) => void) {
    this.#folder = folder;
    this.#means = means;
    this.#tell = tell;
  }

  obey(command: SupervisorCommand): void {
    switch (command.type) {
      case 'process.start':
        this.#start(command).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          this.#tell({ type: 'process.failed', processId: command.processId, message });
        });
        return;
      case 'process.kill':
        this.#processes.get(command.processId)?.kill('SIGKILL');
        return;
      case 'process.look':
        this.#look(command.processId);
        return;
      case 'http.response': {
        const { status, headers, body } = command;
        this.#exchanges.get(command.exchangeId)?.resolve({ status, headers, body: fromBase64(body) });
        return;
      }
      case 'http.failed':
        this.#exchanges.get(command.exchangeId)?.reject(new Error('Nobody answers.'));
        return;
    }
  }

  /** An end that has been noticed by now is told first. */
  #look(processId: number): void {
    const process = this.#processes.get(processId);
    void process?.drained().then(() => {
      if (this.#processes.has(processId)) this.#tell({ type: 'process.alive', processId });
    });
  }

  async #start({ processId, entry, folders, cwd, env }: Command<'process.start'>): Promise<void> {
    const real = Object.fromEntries(
      Object.entries(folders).map(([name, path]) => [name, join(this.#folder, path)]),
    );
    for (const path of Object.values(real)) mkdirSync(path, { recursive: true });
    const { flags, client } = this.#means;
    const args = [
      ...flags,
      ...['folders.cjs', 'network.cjs', 'rapid-client.cjs'].flatMap((script) => [
        '--require',
        join(this.#folder, script),
      ]),
      join(this.#folder, entry),
    ];
    const started: NodeProcess = await startNodeProcess(
      {
        args,
        cwd: join(this.#folder, cwd),
        env: { ...env, NODE_RUNTIME_CLIENT: client, NODE_RUNTIME_FOLDERS: JSON.stringify(real) },
      },
      {
        handle: async (request) => {
          // What the process printed before it asked comes before the question.
          await this.#processes.get(processId)?.drained();
          return this.#carry(processId, request);
        },
        output: (stream, text) => this.#tell({ type: 'process.output', processId, stream, text }),
        exited: (exit) => {
          this.#processes.delete(processId);
          this.#tell({ type: 'process.exited', processId, ...exit });
        },
      },
    );
    this.#processes.set(processId, started);
    const { pid, runtimeApi } = started;
    this.#tell({
      type: 'process.started',
      processId,
      pid,
      argv: [...flags, join(this.#folder, entry)],
      runtimeApi,
    });
  }

  #carry(processId: number, request: WireRequest): ReturnType<ProcessConnection['handle']> {
    const exchangeId = ++this.#lastExchange;
    const { method, path } = request;
    const { [memoryHeader]: memory, ...headers } = request.headers;
    const exchange = Promise.withResolvers<WireResponse>();
    this.#exchanges.set(exchangeId, exchange);
    this.#tell({
      type: 'http.request',
      processId,
      exchangeId,
      method,
      path,
      headers,
      memoryBytes: Number(memory) || 0,
    });
    this.#carryBody(exchangeId, request).catch(() => this.#tell({ type: 'http.aborted', exchangeId }));
    return exchange.promise.finally(() => this.#exchanges.delete(exchangeId));
  }

  async #carryBody(exchangeId: number, { body }: WireRequest): Promise<void> {
    for await (const part of body) this.#tell({ type: 'http.body', exchangeId, data: toBase64(part) });
    this.#tell({ type: 'http.bodyEnded', exchangeId, trailers: { ...body.trailers } });
  }
}
