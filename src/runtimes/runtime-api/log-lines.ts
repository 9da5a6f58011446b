import { jsonObject } from './json-object.ts';
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import type { FunctionLog } from '#model/telemetry/trace.ts';

/**
 * Makes log records of what a process writes to its standard output: one for each line.
 *
 * AWS's runtime client writes a message of several lines with carriage returns in between, so that it stays
 * one event; they become line feeds again.
 */
export class LogLines {
  readonly #format: EnvironmentSpec['logFormat'];
  readonly #log: (record: FunctionLog['record']) => void;
  #rest = '';

  constructor(format: EnvironmentSpec['logFormat'], log: (record: FunctionLog['record']) => void) {
    this.#format = format;
    this.#log = log;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#emit(line);
  }

  /** Gives out a last line that was never ended. */
  end(): void {
    const rest = this.#rest;
    this.#rest = '';
    if (rest) this.#emit(rest);
  }

  #emit(line: string): void {
    const text = line.replace(/\r$/, '').replaceAll('\r', '\n');
    this.#log(this.#format === 'JSON' ? (jsonObject(line) ?? text) : text);
  }
}
