/** Bytes of a file as JSON carries them. */
export interface JsonBytes {
  base64: string;
}

export function fileFromJson({ base64 }: JsonBytes): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** Bytes → `{ base64 }`; everything else as it is. */
export function fileToJson(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return {
    base64: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')),
  } satisfies JsonBytes;
}
