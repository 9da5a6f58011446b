/** Where the trace of a path in the embedded runtime may differ from the simulated one, and why. Nothing else may. */
export interface PathDifference {
  why: string;
  /** The embedded runtime's trace without the difference. */
  without: (kinds: readonly string[]) => string[];
}

const failedInit = 'runtimeApi.request POST /2018-06-01/runtime/init/error';

export const pathDifferences: Record<string, PathDifference> = {
  words: {
    why: 'AWS’s runtime client writes an error into the log before it posts it. A simulated process writes nothing that it was not told to write.',
    without: (kinds) => kinds.filter((kind) => kind !== 'function'),
  },
  exitCode: {
    why: 'AWS’s runtime client for Node.js 22 ends with 129 after a failed init. A simulated process is of no language, and ends with 1.',
    without: (kinds) =>
      kinds.map((kind, index) =>
        kind === 'process.exited 129' &&
        kinds.slice(0, index).findLast((each) => each.startsWith('runtimeApi.request')) === failedInit
          ? 'process.exited 1'
          : kind,
      ),
  },
};
