/** What the adapter needs of a container, whoever provides it. */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { RuntimeSupport } from '#model/runtime-port.ts';

export interface ContainerProcess {
  /** What its terminal shows: stdout and stderr in one. */
  output: ReadableStream<string>;
  /** What is typed into it. */
  input: WritableStream<string>;
  exit: Promise<number>;
  kill(): void;
}

/** Paths are relative to the container's working folder. */
export interface Container {
  mount(folder: string, files: PackageFiles): Promise<void>;
  remove(folder: string): Promise<void>;
  spawn(command: string, args: string[]): Promise<ContainerProcess>;
  /** Calls back with the container's own errors: what a program does is not one. */
  onError(listener: (message: string) => void): void;
  /** Ends all of its processes and forgets its files. */
  teardown(): void;
}

export interface ContainerHost {
  /** Whether this page could have a container, found out without asking anybody. */
  support: () => RuntimeSupport;
  /**
   * Gets a container. A boot that was given up goes on in the background; the next call takes it up again.
   *
   * @param answered is called as soon as the host is there at all
   * @throws RuntimeUnavailableError
   */
  boot: (options: { signal: AbortSignal; answered: () => void }) => Promise<Container>;
}
