/** `console`, over the process's own streams. AWS's runtime client replaces the methods that log. */
import type { Writable } from 'node:stream';
import { formatWithOptions, inspect } from 'node-inspect-extracted';
import { native } from '../process/native.ts';

export interface ConsoleStreams {
  stdout: Writable;
  stderr: Writable;
}

export class Console {
  readonly #streams: ConsoleStreams;
  #indent = '';
  readonly #timers = new Map<string, number>();
  readonly #counters = new Map<string, number>();

  constructor(streams: ConsoleStreams | Writable, stderr?: Writable) {
    this.#streams = 'stdout' in streams ? streams : { stdout: streams, stderr: stderr ?? streams };
    // The methods are own and bound, as in Node: `const { log } = console` works.
    for (const name of Object.getOwnPropertyNames(Console.prototype)) {
      const method: unknown = Reflect.get(this, name);
      if (typeof method === 'function' && name !== 'constructor') {
        Object.defineProperty(this, name, {
          value: method.bind(this) as unknown,
          writable: true,
          configurable: true,
          enumerable: true,
        });
      }
    }
  }

  #write(stream: Writable, values: unknown[]): void {
    const text = formatWithOptions({}, ...values);
    stream.write(`${this.#indent}${this.#indent ? text.replaceAll('\n', `\n${this.#indent}`) : text}\n`);
  }

  log(...values: unknown[]): void {
    this.#write(this.#streams.stdout, values);
  }

  info(...values: unknown[]): void {
    this.#write(this.#streams.stdout, values);
  }

  debug(...values: unknown[]): void {
    this.#write(this.#streams.stdout, values);
  }

  error(...values: unknown[]): void {
    this.#write(this.#streams.stderr, values);
  }

  warn(...values: unknown[]): void {
    this.#write(this.#streams.stderr, values);
  }

  trace(...values: unknown[]): void {
    const trace = new Error(formatWithOptions({}, ...values));
    trace.name = 'Trace';
    this.#write(this.#streams.stderr, [trace.stack]);
  }

  dir(value: unknown, options?: object): void {
    this.#write(this.#streams.stdout, [inspect(value, { customInspect: false, ...options })]);
  }

  dirxml(...values: unknown[]): void {
    this.log(...values);
  }

  table(value: unknown): void {
    this.log(value);
  }

  assert(condition?: unknown, ...values: unknown[]): void {
    if (condition) return;
    const [first, ...rest] = values;
    // Node says it as a warning, and the first text may hold the specifiers of a format.
    if (typeof first === 'string') this.warn(`Assertion failed: ${first}`, ...rest);
    else this.warn(`Assertion failed${values.length > 0 ? ':' : ''}`, ...values);
  }

  group(...values: unknown[]): void {
    if (values.length > 0) this.log(...values);
    this.#indent += '  ';
  }

  groupCollapsed(...values: unknown[]): void {
    this.group(...values);
  }

  groupEnd(): void {
    this.#indent = this.#indent.slice(2);
  }

  time(label = 'default'): void {
    this.#timers.set(label, native.now());
  }

  timeLog(label = 'default', ...values: unknown[]): void {
    const since = this.#timers.get(label);
    if (since !== undefined) this.log(`${label}: ${(native.now() - since).toFixed(3)}ms`, ...values);
  }

  timeEnd(label = 'default'): void {
    this.timeLog(label);
    this.#timers.delete(label);
  }

  count(label = 'default'): void {
    const count = (this.#counters.get(label) ?? 0) + 1;
    this.#counters.set(label, count);
    this.log(`${label}: ${count}`);
  }

  countReset(label = 'default'): void {
    this.#counters.delete(label);
  }
}

export function createConsole(streams: ConsoleStreams): Console & { Console: typeof Console } {
  return Object.assign(new Console(streams), { Console });
}
