/**
 * The words of DynamoDB's expressions, and the values and names that stand for others in them.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */
import type { AttributeValue, Item } from '../services/attribute-value.ts';

/** The expression cannot be read. The message is AWS's beginning with our reason. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';
}

export interface Placeholders {
  names: Readonly<Record<string, string>>;
  values: Item;
}

/** Members of maps and places in lists, from the item inwards. */
export type Path = readonly (string | number)[];

const wordPattern = /\s*(<=|>=|<>|[=<>(),.[\]+-]|[:#]?[A-Za-z0-9_]+)/y;

export class ExpressionReader {
  readonly #words: readonly string[];
  readonly #placeholders: Placeholders;
  #at = 0;

  constructor(text: string, placeholders: Placeholders) {
    this.#words = wordsOf(text);
    this.#placeholders = placeholders;
  }

  get next(): string | undefined {
    return this.#words[this.#at];
  }

  get isOver(): boolean {
    return this.next === undefined;
  }

  take(): string {
    const word = this.next;
    if (word === undefined) throw new ExpressionFault('it ends too early');
    this.#at += 1;
    return word;
  }

  /** Takes a keyword or a sign, in any letter case; says whether it was there. */
  skip(word: string): boolean {
    if (this.next?.toLowerCase() !== word.toLowerCase()) return false;
    this.#at += 1;
    return true;
  }

  expect(word: string): void {
    if (!this.skip(word))
      throw new ExpressionFault(`"${word}" is missing before "${this.next ?? 'the end'}"`);
  }

  /** Whether the next word is the name of a function: an opening bracket follows it. */
  get isCall(): boolean {
    return this.#words[this.#at + 1] === '(';
  }

  path(): Path {
    const path: (string | number)[] = [this.#name(this.take())];
    for (;;) {
      if (this.skip('.')) path.push(this.#name(this.take()));
      else if (this.skip('[')) {
        path.push(Number(this.take()));
        this.expect(']');
      } else return path;
    }
  }

  value(): AttributeValue {
    const word = this.take();
    const { values } = this.#placeholders;
    const value = Object.hasOwn(values, word) ? values[word] : undefined;
    if (value === undefined) throw new ExpressionFault(`the value ${word} is not given`);
    return value;
  }

  #name(word: string): string {
    if (!word.startsWith('#')) {
      if (!/^[A-Za-z]/.test(word)) throw new ExpressionFault(`"${word}" is no name`);
      return word;
    }
    const { names } = this.#placeholders;
    const name = Object.hasOwn(names, word) ? names[word] : undefined;
    if (name === undefined) throw new ExpressionFault(`the name ${word} is not given`);
    return name;
  }
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  wordPattern.lastIndex = 0;
  const rest = text.trimEnd();
  while (wordPattern.lastIndex < rest.length) {
    const at = wordPattern.lastIndex;
    const word = wordPattern.exec(rest)?.[1];
    if (word === undefined) throw new ExpressionFault(`"${rest.slice(at, at + 10)}" cannot be read`);
    words.push(word);
  }
  return words;
}

export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    value = member(value, step);
  }
  return value;
}

function member(holder: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in holder ? holder.L[step] : undefined;
  return 'M' in holder && Object.hasOwn(holder.M, step) ? holder.M[step] : undefined;
}
