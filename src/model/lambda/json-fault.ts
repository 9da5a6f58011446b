/**
 * Why a text is no JSON, and where, in the words of the parser that Lambda uses (Jackson).
 *
 * Source: refusals of Invoke that users published, and
 * https://github.com/FasterXML/jackson-core (UTF8StreamJsonParser). Only the commonest of its sentences are known
 * here; the place is always the real one.
 */
const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

export interface JsonFault {
  reason: string;
  /** Index of the character, or of the first one of the word, that cannot be there. */
  at: number;
  /** As the parser counts, from 1: its column is that of the character after the one in question. */
  line: number;
  column: number;
}

/** Why and where `text` is no JSON, or `null` for JSON. */
export function locateJsonFault(text: string): JsonFault | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    const end = { at: text.length, read: text.length, reason: endOfInput };
    const { at, read, reason } = new Scanner(text).fault() ?? end;
    const before = text.slice(0, read);
    const line = before.split('\n').length;
    return { reason, at, line, column: read - before.lastIndexOf('\n') };
  }
}

/** The same as the sentence that AWS ends its refusal with. */
export function jsonFault(text: string): string | null {
  const fault = locateJsonFault(text);
  if (fault === null) return null;
  const { reason, line, column } = fault;
  return `${reason}\n at [Source: (byte[])${quoted(text)}; line: ${line}, column: ${column}]`;
}

interface Fault {
  at: number;
  /** Characters that the parser has read: the one that cannot be there is among them. */
  read: number;
  reason: string;
}

const endOfInput = 'Unexpected end-of-input';

/** Jackson quotes the first 500 bytes. */
function quoted(text: string): string {
  const shown = text.slice(0, 500);
  return `"${shown}"${text.length > shown.length ? `[truncated ${text.length - shown.length} bytes]` : ''}`;
}

/** The parser's own default (StreamReadConstraints). */
const maxDepth = 1000;

/** Reads JSON up to the first character that cannot be there. */
class Scanner {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): Fault | null {
    const fault = this.#value();
    if (fault) return fault;
    this.#space();
    return this.#at < this.#text.length ? this.#unexpected(`expected a valid value ${values}`) : null;
  }

  #value(): Fault | null {
    this.#depth += 1;
    const fault = this.#depth > maxDepth ? this.#tooDeep() : this.#nested();
    this.#depth -= 1;
    return fault;
  }

  #tooDeep(): Fault {
    const reason = `Document nesting depth (${maxDepth + 1}) exceeds the maximum allowed (${maxDepth})`;
    return { at: this.#at, read: this.#at + 1, reason };
  }

  #nested(): Fault | null {
    this.#space();
    const char = this.#text.charAt(this.#at);
    if (char === '') return this.#end('');
    if (char === '{') return this.#object();
    if (char === '[') return this.#array();
    if (char === '"') return this.#string();
    const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(
      this.#text.slice(this.#at, this.#at + 400),
    )?.[0];
    if (number) {
      this.#at += number.length;
      return null;
    }
    const word = /^[\p{L}\p{N}_$]+/u.exec(this.#text.slice(this.#at, this.#at + 256))?.[0];
    if (word === undefined) return this.#unexpected(`expected a valid value ${values}`);
    this.#at += word.length;
    if (['true', 'false', 'null'].includes(word)) return null;
    return {
      at: this.#at - word.length,
      read: this.#at,
      reason: `Unrecognized token '${word}': was expecting ${values}`,
    };
  }

  #object(): Fault | null {
    this.#at += 1;
    this.#space();
    if (this.#take('}')) return null;
    for (;;) {
      this.#space();
      if (this.#at >= this.#text.length) return this.#end(' within/between Object entries');
      if (this.#text.charAt(this.#at) !== '"')
        return this.#unexpected('was expecting double-quote to start field name');
      const key = this.#string();
      if (key) return key;
      this.#space();
      if (!this.#take(':')) {
        return this.#orEnd(
          ' within/between Object entries',
          'was expecting a colon to separate field name and value',
        );
      }
      const value = this.#value();
      if (value) return value;
      this.#space();
      if (this.#take('}')) return null;
      if (!this.#take(',')) {
        return this.#orEnd(
          ' within/between Object entries',
          'was expecting comma to separate Object entries',
        );
      }
    }
  }

  #array(): Fault | null {
    this.#at += 1;
    this.#space();
    if (this.#take(']')) return null;
    for (;;) {
      const value = this.#value();
      if (value) return value;
      this.#space();
      if (this.#take(']')) return null;
      if (!this.#take(',')) {
        return this.#orEnd(' within/between Array entries', 'was expecting comma to separate Array entries');
      }
    }
  }

  #string(): Fault | null {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text.charAt(this.#at);
      if (char === '"') {
        this.#at += 1;
        return null;
      }
      if (char < ' ') {
        const code = char.charCodeAt(0);
        return {
          at: this.#at,
          read: this.#at + 1,
          reason: `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
        };
      }
      if (char === '\\') {
        const escape = /^\\(["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 6));
        if (!escape)
          return {
            at: this.#at + 1,
            read: this.#at + 2,
            reason: `Unrecognized character escape ${named(this.#text.charAt(this.#at + 1))}`,
          };
        this.#at += escape[0].length - 1;
      }
    }
    return this.#end(' in VALUE_STRING');
  }

  #take(char: string): boolean {
    if (this.#text.charAt(this.#at) !== char) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #orEnd(where: string, expectation: string): Fault {
    return this.#at >= this.#text.length ? this.#end(where) : this.#unexpected(expectation);
  }

  #end(where: string): Fault {
    return { at: this.#text.length, read: this.#text.length, reason: `${endOfInput}${where}` };
  }

  #unexpected(expectation: string): Fault {
    return {
      at: this.#at,
      read: this.#at + 1,
      reason: `Unexpected character (${named(this.#text.charAt(this.#at))}): ${expectation}`,
    };
  }
}

function named(char: string): string {
  return char === '' ? '(end)' : `'${char}' (code ${char.charCodeAt(0)})`;
}
