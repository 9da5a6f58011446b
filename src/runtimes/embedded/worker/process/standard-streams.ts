/** `process.stdout`, `stderr` and `stdin`: written text is out when `write` returns. */
import { Buffer } from 'node:buffer';
import { Readable, Writable } from 'node:stream';
import { native } from './native.ts';
import type { OutputStream } from '../../protocol/worker-messages.ts';

/** Longer writes cross in pieces. */
const PIECE_LENGTH = 256 * 1024;

export type Output = (stream: OutputStream, text: string) => void;

function createWritable(stream: OutputStream, output: Output): Writable {
  const send = (chunk: unknown): void => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
    for (let at = 0; at < text.length; at += PIECE_LENGTH) output(stream, text.slice(at, at + PIECE_LENGTH));
  };
  const writable = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      send(chunk);
      done();
    },
  });
  // A pipe under Node is written in order and at once; the stream's own queue would hold back what follows.
  const write = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
    send(chunk);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') native.queueMicrotask(callback as () => void);
    return true;
  };
  return Object.assign(writable, { write, fd: stream === 'stdout' ? 1 : 2, isTTY: false, _type: 'pipe' });
}

export function createStandardStreams(output: Output) {
  const stdin = new Readable({
    read() {
      this.push(null);
    },
  });
  return {
    stdout: createWritable('stdout', output),
    stderr: createWritable('stderr', output),
    stdin: Object.assign(stdin, { fd: 0, isTTY: false }),
  };
}
