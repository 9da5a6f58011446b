/** Errors and rejections that nothing caught: Node's rules, Node's words, Node's exit code. */
import { inspect } from 'node-inspect-extracted';
import { ProcessEnded } from './exit.ts';
import type { NodeProcess } from './process.ts';
import { readableStack, stackWasRead } from './stack-traces.ts';

type Origin = 'uncaughtException' | 'unhandledRejection';

export interface Uncaught {
  exception(error: unknown, origin?: Origin): void;
}

/** The line of source that a stack's first frame points to, and a caret, as Node prints them above the error. */
function pointTo(stack: string, sourceOf: (path: string) => string | null): string {
  const place = /\(?(?:file:\/\/)?(\/[^\s():]+):(\d+):(\d+)\)?$/m.exec(stack);
  const [, path, line, column] = place ?? [];
  const text = path === undefined ? null : sourceOf(path)?.split('\n')[Number(line) - 1];
  if (text === null || text === undefined) return '';
  const before = text.slice(0, Math.max(0, Number(column) - 1));
  // A stack begins where the error was made, the engine's own report where it was thrown.
  const thrown = before.search(/\bthrow\s+(new\s+)?$/);
  return `${path}:${line}\n${text}\n${' '.repeat(thrown < 0 ? before.length : thrown)}^\n\n`;
}

/**
 * What Node prints above a rejection whose stack somebody has read: V8 keeps the place of an error only until then,
 * and names the place that tells it of the rejection instead.
 */
const REJECTED =
  'node:internal/process/promises:394\n    triggerUncaughtException(err, true /* fromPromise */);\n    ^\n\n';

function report(error: unknown, origin: Origin, sourceOf: (path: string) => string | null): string {
  if (!(error instanceof Error)) return `Uncaught:\n${inspect(error)}\n`;
  const wasRead = stackWasRead(error);
  const stack = readableStack(error);
  // A stack that was written by hand has lost the place as well; reading it is not noticed.
  const isLost = wasRead || !stackWasRead(error);
  const shown = Object.keys(error).length > 0 ? inspect(error) : stack;
  // Brackets stand for a stack without frames; Node has frames of its own there.
  const fields = /^\s+at /m.test(stack) ? shown : shown.replace(/^\[([^]*)\](?= \{|$)/, '$1');
  if (origin === 'unhandledRejection' && isLost) return `${REJECTED}${fields}\n`;
  return `${error instanceof SyntaxError ? '' : pointTo(stack, sourceOf)}${fields}\n`;
}

/** As Node wraps a reason that is no error. https://nodejs.org/api/errors.html#err_unhandled_rejection */
function unhandledRejection(reason: unknown): Error {
  const error = new Error(
    'This error originated either by throwing inside of an async function without a catch block, ' +
      'or by rejecting a promise which was not handled with .catch(). ' +
      `The promise rejected with the reason "${inspect(reason)}".`,
  );
  error.name = 'UnhandledPromiseRejection';
  return Object.assign(error, { code: 'ERR_UNHANDLED_REJECTION' });
}

export interface UncaughtHost {
  process: NodeProcess;
  isExiting(): boolean;
  /** The text of a file, or null. */
  sourceOf(path: string): string | null;
}

export function watchUncaught({ process, isExiting, sourceOf }: UncaughtHost): Uncaught {
  const uncaught: Uncaught = {
    exception(error, origin = 'uncaughtException') {
      if (error instanceof ProcessEnded || isExiting()) return;
      if (process.listenerCount('uncaughtException') > 0) {
        process.emit('uncaughtException', error, origin);
        return;
      }
      process.stderr.write(`${report(error, origin, sourceOf)}\nNode.js ${process.version}\n`);
      process.exit(1);
    },
  };
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    uncaught.exception(event.error ?? new Error(event.message));
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    const reason: unknown = event.reason;
    if (reason instanceof ProcessEnded || isExiting()) return;
    if (process.listenerCount('unhandledRejection') > 0) {
      process.emit('unhandledRejection', reason, event.promise);
      return;
    }
    uncaught.exception(reason instanceof Error ? reason : unhandledRejection(reason), 'unhandledRejection');
  });
  return uncaught;
}
