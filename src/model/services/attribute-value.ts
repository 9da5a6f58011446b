/**
 * Values of DynamoDB, as its JSON carries them: each names its type.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */

export type AttributeValue =
  | { S: string }
  /** A number is text on the wire, with up to 38 digits. */
  | { N: string }
  /** Base64. */
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: readonly AttributeValue[] }
  | { M: Item }
  | { SS: readonly string[] }
  | { NS: readonly string[] }
  | { BS: readonly string[] };

export type Item = Readonly<Record<string, AttributeValue>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): boolean => isText(value) && decimal.test(value);
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const decimal = /^-?\d+(\.\d*)?([eE][+-]?\d+)?$|^-?\.\d+([eE][+-]?\d+)?$/;

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  S: isText,
  N: isNumber,
  B: isText,
  BOOL: (value) => typeof value === 'boolean',
  NULL: (value) => value === true,
  L: (value) => Array.isArray(value) && value.every(isAttributeValue),
  M: (value) => isItem(value),
  SS: areTexts,
  NS: (value) => Array.isArray(value) && value.every(isNumber),
  BS: areTexts,
};

export function isAttributeValue(value: unknown): value is AttributeValue {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  const [type, held] = entries[0] ?? [];
  return (
    entries.length === 1 && type !== undefined && (Object.hasOwn(forms, type) && forms[type]?.(held)) === true
  );
}

export function isItem(value: unknown): value is Item {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isAttributeValue)
  );
}

/** Equal numbers, however they are written, as equal texts: 1, 1.0 and 10e-1 are one. */
export function sameNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return '0';
  return `${sign}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}

/** Below zero: `a` comes first. Values of one type: numbers by size, everything else by its characters. */
export function compared(a: AttributeValue, b: AttributeValue): number {
  if ('N' in a && 'N' in b) {
    return sameNumber(a.N) === sameNumber(b.N) ? 0 : Number(a.N) - Number(b.N) || (a.N < b.N ? -1 : 1);
  }
  const left = 'S' in a ? a.S : 'B' in a ? a.B : '';
  const right = 'S' in b ? b.S : 'B' in b ? b.B : '';
  return left === right ? 0 : left < right ? -1 : 1;
}
