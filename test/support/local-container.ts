/**
 * A container for tests: a folder of this machine, and its processes. What WebContainers makes in a browser, as far
 * as the adapter uses it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';
import type { RunnableRuntime } from '#model/runtime-port.ts';
import type { Container, ContainerHost, ContainerProcess } from '#runtimes/webcontainer/container.ts';

/** `pipe` leaves everything as it is; `pty` is a real terminal, as WebContainers has: it needs util-linux's `script`. */
export type Connection = 'pipe' | 'pty';

/** Whether this machine has what a terminal for a program needs. */
export function hasPty(): boolean {
  if (process.platform !== 'linux') return false;
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'script'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

function start(connection: Connection, cwd: string, args: string[]): ChildProcess {
  const options = { cwd, detached: true, stdio: ['pipe', 'pipe', 'inherit'] as ['pipe', 'pipe', 'inherit'] };
  if (connection === 'pipe') return spawn(process.execPath, args, options);
  // `script` hands on what it is told only while it has a terminal size to pretend; none is fine.
  const command = [process.execPath, ...args].map(quoted).join(' ');
  return spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], options);
}

/** A program's own processes end with it, as they do in WebContainers: one of them may loop for ever. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

export class LocalContainer implements Container {
  readonly folder: string;
  readonly #connection: Connection;
  readonly #processes = new Set<ChildProcess>();
  #fail: (message: string) => void = () => undefined;

  private constructor(folder: string, connection: Connection) {
    this.folder = folder;
    this.#connection = connection;
  }

  static async create(connection: Connection): Promise<LocalContainer> {
    const folder = realpathSync(await mkdtemp(join(tmpdir(), 'container-')));
    return new LocalContainer(folder, connection);
  }

  async mount(folder: string, files: PackageFiles): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contentOf(content));
    }
  }

  async remove(folder: string): Promise<void> {
    await rm(join(this.folder, folder), { recursive: true, force: true, maxRetries: 3 });
  }

  async spawn(_command: string, args: string[]): Promise<ContainerProcess> {
    const child = start(this.#connection, this.folder, args);
    this.#processes.add(child);
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error('A process without its streams.');
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    stdout.setEncoding('utf8');
    stdin.on('error', () => undefined);
    return {
      output: new ReadableStream<string>({
        start(controller) {
          stdout.on('data', (text: string) => controller.enqueue(text));
          stdout.on('end', () => controller.close());
        },
      }),
      input: new WritableStream<string>({
        write: (text) => new Promise((resolve) => stdin.write(text, () => resolve())),
      }),
      exit: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 137))),
      kill: () => end(child),
    };
  }

  onError(listener: (message: string) => void): void {
    this.#fail = listener;
  }

  /** What WebContainers does when something inside of it breaks. */
  fail(message: string): void {
    this.#fail(message);
  }

  teardown(): void {
    for (const child of this.#processes) end(child);
    void rm(this.folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

const { resolve } = createRequire(import.meta.url);
const runtimeClients: Record<RunnableRuntime, string> = {
  'nodejs24.x': 'aws-lambda-ric-4',
  'nodejs22.x': 'aws-lambda-ric-3/dist/index.mjs',
};

/** AWS's runtime client as the page fetches it. */
export const runtimeClient = (runtime: RunnableRuntime): Promise<string> =>
  readFile(resolve(runtimeClients[runtime]), 'utf8');

export interface LocalHost extends ContainerHost {
  /** All containers that were booted, the last one last. */
  containers: LocalContainer[];
}

export function localHost(connection: Connection): LocalHost {
  const containers: LocalContainer[] = [];
  return {
    containers,
    support: () => ({ supported: true }),
    async boot({ answered }) {
      answered();
      const container = await LocalContainer.create(connection);
      containers.push(container);
      return container;
    },
  };
}
