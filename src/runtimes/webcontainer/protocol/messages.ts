/**
 * What the page and the supervisor say to each other. The Runtime API itself lives in the page, as for every other
 * runtime: the supervisor only carries its requests and answers.
 */

export const outputStreams = ['stdout', 'stderr'] as const;

/**
 * How the stand-in for AWS's native addon waits (container/rapid-client.cjs): `frozen` where threads can wait, so
 * that a process stands still between two events, `unthreaded` elsewhere.
 */
export const clientModes = ['frozen', 'unthreaded'] as const;
export type ClientMode = (typeof clientModes)[number];

/** The page begins: nothing else is sent before `supervisor.ready`. */
export type SupervisorCommand =
  | {
      type: 'process.start';
      processId: number;
      /** The module to run, and where the process finds Lambda's folders: paths below the supervisor's folder. */
      entry: string;
      folders: Record<string, string>;
      cwd: string;
      env: Record<string, string>;
    }
  | { type: 'process.kill'; processId: number }
  /** Is it still there? Answered by `process.alive` where it is, after all that was to be told of it. */
  | { type: 'process.look'; processId: number }
  | {
      type: 'http.response';
      exchangeId: number;
      status: number;
      headers: Record<string, string>;
      /** Base64. */
      body: string;
    }
  /** There is nobody left to answer. */
  | { type: 'http.failed'; exchangeId: number };

export type SupervisorReport =
  | {
      type: 'supervisor.ready';
      /** `process.version` */
      nodeVersion: string;
      /** The supervisor's own, absolute. */
      folder: string;
      client: ClientMode;
    }
  /** No process can be started here. */
  | { type: 'supervisor.failed'; message: string }
  | { type: 'process.started'; processId: number; pid: number; argv: string[]; runtimeApi: string }
  | { type: 'process.failed'; processId: number; message: string }
  | {
      type: 'process.output';
      processId: number;
      stream: (typeof outputStreams)[number];
      text: string;
    }
  | { type: 'process.alive'; processId: number }
  | { type: 'process.exited'; processId: number; exitCode?: number; signal?: string }
  | {
      type: 'http.request';
      processId: number;
      exchangeId: number;
      method: string;
      path: string;
      headers: Record<string, string>;
      /** Bytes that the process holds; 0 where the system does not tell. */
      memoryBytes: number;
    }
  | { type: 'http.body'; exchangeId: number; data: string }
  | { type: 'http.bodyEnded'; exchangeId: number; trailers: Record<string, string> }
  | { type: 'http.aborted'; exchangeId: number };
