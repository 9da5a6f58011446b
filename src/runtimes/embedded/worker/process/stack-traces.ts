/**
 * Stacks as V8 writes them, in every engine, without the frames of this program.
 *
 * V8 lets a program write its own (`Error.prepareStackTrace`, which packages may still replace). Gecko and
 * JavaScriptCore have another form, `name@file:line:column`, without the error's name and message.
 */

interface CallSite {
  /** The address that `//# sourceURL` gives, where there is one. */
  getScriptNameOrSourceURL(): string | null | undefined;
  toString(): string;
}
type WithPrepare = ErrorConstructor & {
  prepareStackTrace?: (error: Error, sites: CallSite[]) => string;
  captureStackTrace?: (target: object) => void;
};

/** This program runs from a `blob:` address; the modules of a handler have addresses of their own. */
const isOwn = (file: string | null | undefined): boolean => !file || file.startsWith('blob:');

function headline(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** One frame of Gecko's or JavaScriptCore's form, or null where it is this program's own. */
function translatedFrame(frame: string): string | null {
  const parts = /^(?:(.*?)@)?((?:file:\/\/\/|node:|\/)[^@]*):(\d+):(\d+)$/.exec(frame.trim());
  if (!parts) return null;
  const [, name = '', file = '', line, column] = parts;
  const place = `${file}:${line}:${column}`;
  const label = name.replace(/^async\*/, 'async ').replace(/[/<]+$/, '');
  return label && !label.startsWith('[') ? `    at ${label} (${place})` : `    at ${place}`;
}

const isForeign = (stack: string): boolean => !/^\s+at /m.test(stack) && /^[^\n:]*@|:\d+:\d+$/m.test(stack);

function translated(error: Error, stack: string): string {
  const frames = stack
    .split('\n')
    .map(translatedFrame)
    .filter((frame) => frame !== null);
  // V8 leaves out the constructors of the error itself.
  while (frames[0]?.startsWith(`    at ${error.constructor.name} (`)) frames.shift();
  return [headline(error), ...frames].join('\n');
}

/** An error's stack in V8's form. */
export function readableStack(error: Error): string {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  return isForeign(stack) ? translated(error, stack) : stack || headline(error);
}

/** For errors that the engine threw itself and whose stack it wrote onto them: JavaScriptCore's. */
export function settleStack(error: unknown): void {
  if (!(error instanceof Error) || typeof error.stack !== 'string' || !isForeign(error.stack)) return;
  Object.defineProperty(error, 'stack', {
    value: translated(error, error.stack),
    writable: true,
    configurable: true,
  });
}

const read = new WeakSet<Error>();

/** Whether any code has looked at an error's stack. */
export const stackWasRead = (error: Error): boolean => read.has(error);

function formatLikeNode(): void {
  (Error as WithPrepare).prepareStackTrace = (error, sites) => {
    read.add(error);
    return [
      headline(error),
      ...sites
        .filter((site) => !isOwn(site.getScriptNameOrSourceURL()))
        .map((site) => `    at ${String(site)}`),
    ].join('\n');
  };
}

/** Gecko keeps the stack behind an accessor, which can be wrapped. */
function translateOnRead(accessor: PropertyDescriptor): void {
  Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get(this: Error) {
      read.add(this);
      const stack: unknown = accessor.get?.call(this);
      return typeof stack === 'string' && isForeign(stack) ? translated(this, stack) : stack;
    },
    set(this: Error, value: unknown) {
      Object.defineProperty(this, 'stack', { value, writable: true, configurable: true });
    },
  });
}

/** JavaScriptCore writes the stack onto the error; those made by a constructor can be caught there. */
function translateOnConstruction(): void {
  const names = [
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'ReferenceError',
    'EvalError',
    'URIError',
  ] as const;
  for (const name of names) {
    const original = globalThis[name];
    const translating: ErrorConstructor = new Proxy(original, {
      construct(target, values, newTarget) {
        const error = Reflect.construct(
          target,
          values,
          newTarget === translating ? target : newTarget,
        ) as Error;
        const { stack } = error;
        if (typeof stack === 'string') {
          Object.defineProperty(error, 'stack', {
            configurable: true,
            get: () => {
              read.add(error);
              return isForeign(stack) ? translated(error, stack) : stack;
            },
            set(value: unknown) {
              Object.defineProperty(error, 'stack', { value, writable: true, configurable: true });
            },
          });
        }
        return error;
      },
    });
    Object.defineProperty(original.prototype, 'constructor', {
      value: translating,
      writable: true,
      configurable: true,
    });
    Object.defineProperty(globalThis, name, { value: translating, writable: true, configurable: true });
  }
}

export function unifyStackTraces(): void {
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const isV8 = 'captureStackTrace' in Error && /^\s+at /m.test(new Error('probe').stack ?? '');
  if (isV8) formatLikeNode();
  else if (accessor?.get) translateOnRead(accessor);
  else translateOnConstruction();
  (Error as WithPrepare).captureStackTrace ??= (target) => {
    Object.defineProperty(target, 'stack', {
      value: translated(target as Error, new Error('captured').stack ?? ''),
      writable: true,
      configurable: true,
    });
  };
}
