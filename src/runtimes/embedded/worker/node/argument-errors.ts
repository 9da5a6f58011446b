/** What Node says of an argument that is not what it should be. */

type Primitive = string | number | bigint | boolean | symbol;

function primitive(value: Primitive): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

/** The end of `ERR_INVALID_ARG_TYPE`'s message, as `lib/internal/errors.js` of Node.js words it. */
export function received(value: unknown): string {
  if (value === null || value === undefined) return `Received ${value}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value === 'object') {
    const name: unknown = (value as { constructor?: { name?: unknown } }).constructor?.name;
    return typeof name === 'string' && name
      ? `Received an instance of ${name}`
      : 'Received [Object: null prototype] {}';
  }
  let text = primitive(value as Primitive);
  if (text.length > 28) text = `${text.slice(0, 25)}...`;
  return `Received type ${typeof value} (${text})`;
}

/** @param expected such as `of type string` or `an instance of Buffer` */
export function invalidArgument(name: string, expected: string, value: unknown): TypeError {
  return Object.assign(new TypeError(`The "${name}" argument must be ${expected}. ${received(value)}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}
