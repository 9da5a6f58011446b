/**
 * Where es-module-shims puts the modules that it has rewritten, so that the engine can load them: `blob:` addresses,
 * as it does by itself, but for a worker that came from a `data:` address. There WebKit refuses `blob:`.
 */

/** The address that the engine was given → the module's own. Not every engine reads `//# sourceURL` of a module. */
const modules = new Map<string, string>();

/** @param file as an engine names it */
export const moduleAddressOf = (file: string): string => modules.get(file) ?? file;

/** An address stands in quotes inside of another one: no character of it may end these, or double at each level. */
function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

class SourceText extends Blob {
  readonly source: string;

  constructor(parts: readonly BlobPart[], options?: BlobPropertyBag) {
    super([...parts], options);
    this.source = parts.every((part) => typeof part === 'string') ? parts.join('') : '';
  }
}

const SOURCE_URL = '\n//# sourceURL=';

function remember(address: string, { source }: SourceText): string {
  const at = source.lastIndexOf(SOURCE_URL);
  if (at >= 0) modules.set(address, source.slice(at + SOURCE_URL.length).split('\n', 1)[0] ?? '');
  return address;
}

class BlobAddress extends URL {
  static override createObjectURL(source: SourceText): string {
    return remember(URL.createObjectURL(source), source);
  }
}

class DataAddress extends URL {
  static override createObjectURL(source: SourceText): string {
    return remember(`data:text/javascript;charset=utf-8;base64,${base64(source.source)}`, source);
  }
}

/** What the library is to take for `URL` and `Blob`. */
export function moduleAddresses(): { URL: unknown; Blob: unknown } {
  return { URL: location.protocol === 'data:' ? DataAddress : BlobAddress, Blob: SourceText };
}
