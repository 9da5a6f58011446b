/**
 * Messages as lines of text that survive a pseudo-terminal: it echoes, turns line feeds into two characters, merges
 * stdout with stderr, and refuses lines longer than 4,096 characters while it edits lines.
 *
 * A message is JSON in base64, in pieces of a line each: a mark, the piece, `;` where more follows or `.` at the
 * end. Each direction has its own mark, so that an echo is not taken for an answer.
 */
import { fromBase64, toBase64 } from './base64.ts';

export type Direction = 'toPage' | 'toSupervisor';

const marks: Record<Direction, string> = { toPage: '\u001e<LU ', toSupervisor: '\u001e>LU ' };
const pieceLength = 2048;

export function framed(direction: Direction, message: object): string {
  const text = toBase64(new TextEncoder().encode(JSON.stringify(message)));
  let lines = '';
  for (let at = 0; at < text.length; at += pieceLength) {
    const last = at + pieceLength >= text.length;
    lines += `${marks[direction]}${text.slice(at, at + pieceLength)}${last ? '.' : ';'}\n`;
  }
  return lines;
}

export class FrameReader {
  readonly #mark: string;
  readonly #received: (message: unknown) => void;
  #rest = '';
  #pieces: string[] = [];

  /** @param received is called with each message, not parsed further than JSON */
  constructor(direction: Direction, received: (message: unknown) => void) {
    this.#mark = marks[direction];
    this.#received = received;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line.replace(/\r+$/, ''));
  }

  /** Lines without the mark are what somebody else printed. */
  #line(line: string): void {
    const at = line.indexOf(this.#mark);
    if (at < 0) return;
    this.#pieces.push(line.slice(at + this.#mark.length, -1));
    if (line.endsWith(';')) return;
    const whole = this.#pieces.join('');
    this.#pieces = [];
    const message = decoded(whole);
    if (message !== undefined) this.#received(message);
  }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(text)));
  } catch {
    return undefined;
  }
}
