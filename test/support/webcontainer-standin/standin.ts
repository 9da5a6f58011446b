/** The test's side of the stand-in for StackBlitz: its files, and the containers behind them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContainerProcess } from '#runtimes/webcontainer/container.ts';
import { LocalContainer } from '../local-container.ts';

const vendored = fileURLToPath(
  new URL('../../../node_modules/@webcontainer/api/dist/vendor/index.js', import.meta.url),
);

/** A page that is isolated loads a frame of another origin only with these. */
export const standInHeaders = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** What the host serves, by path. */
export function standInFile(path: string): { body: string; contentType: string } | undefined {
  if (path === '/headless') {
    const body = readFileSync(new URL('./headless.html', import.meta.url), 'utf8');
    return { body, contentType: 'text/html; charset=utf-8' };
  }
  if (path === '/vendor.js') {
    const body = readFileSync(vendored, 'utf8');
    return { body, contentType: 'text/javascript; charset=utf-8' };
  }
  return undefined;
}

interface Message {
  container?: number;
  id?: number;
  command?: string;
  args?: string[];
  text?: string;
  folder?: string;
  files?: [path: string, content: string, binary: boolean][];
}

interface Running {
  process: ContainerProcess;
  output: ReadableStreamDefaultReader<string>;
  input: WritableStreamDefaultWriter<string>;
}

export class StandIn {
  readonly containers: LocalContainer[] = [];
  /** From now on a build never ends, as when the engine's files do not come. */
  hangs = false;
  readonly #processes: Running[] = [];

  /** Answers what the frame asks; for `exposeBinding`. */
  async answer(operation: string, message: Message): Promise<unknown> {
    switch (operation) {
      case 'build':
        if (this.hangs) return 'hang';
        this.containers.push(await LocalContainer.create('pipe'));
        return this.containers.length - 1;
      case 'mount':
        return this.#container(message).mount('', filesFrom(message.files ?? []));
      case 'remove':
        return this.#container(message).remove(message.folder ?? 'nowhere');
      case 'spawn': {
        const process = await this.#container(message).spawn(message.command ?? '', message.args ?? []);
        const output = process.output.getReader();
        this.#processes.push({ process, output, input: process.input.getWriter() });
        return this.#processes.length - 1;
      }
      case 'teardown':
        return this.#container(message).teardown();
      case 'read': {
        const { done, value } = await this.#process(message).output.read();
        return done ? null : value;
      }
      case 'write':
        return this.#process(message).input.write(message.text ?? '');
      case 'exit':
        return this.#process(message).process.exit;
      case 'kill':
        return this.#process(message).process.kill();
      default:
        throw new Error(`The stand-in has no ${operation}.`);
    }
  }

  close(): void {
    for (const container of this.containers) container.teardown();
  }

  #container({ container }: Message): LocalContainer {
    const found = this.containers[container ?? -1];
    if (!found) throw new Error('There is no such container.');
    return found;
  }

  #process({ id }: Message): Running {
    const found = this.#processes[id ?? -1];
    if (!found) throw new Error('There is no such process.');
    return found;
  }
}

function filesFrom(
  files: [path: string, content: string, binary: boolean][],
): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    files.map(([path, content, binary]) => [path, binary ? Buffer.from(content, 'latin1') : content]),
  );
}
