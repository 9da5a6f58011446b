/**
 * Where es-module-shims puts the modules that it has rewritten, so that the engine can load them: `blob:` addresses,
 * as it does by itself, but for a worker that came from a `data:` address. There WebKit refuses `blob:`.
 */
class SourceText {
  readonly text: string;
  constructor(parts: readonly string[]) {
    this.text = parts.join('');
  }
}

/** An address stands in quotes inside of another one: no character of it may end these, or double at each level. */
function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

class DataAddress extends URL {
  static override createObjectURL(source: Blob | MediaSource | SourceText): string {
    if (!(source instanceof SourceText)) throw new TypeError('not the text of a module');
    return `data:text/javascript;charset=utf-8;base64,${base64(source.text)}`;
  }
}

/** What the library is to take for `URL` and `Blob`. */
export function moduleAddresses(): { URL?: unknown; Blob?: unknown } {
  return location.protocol === 'data:' ? { URL: DataAddress, Blob: SourceText } : {};
}
