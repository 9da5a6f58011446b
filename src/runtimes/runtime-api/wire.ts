/**
 * One message of the Runtime API as any transport carries it: `http` on loopback, a message port, stdin and stdout.
 */

/** The parts of a body as they arrive. `trailers` may be read once the iteration has ended. */
export type WireBody = AsyncIterable<Uint8Array> & { readonly trailers?: Readonly<Record<string, string>> };

export interface WireRequest {
  method: string;
  /** With or without a query string. */
  path: string;
  /** Names in any letter case. */
  headers: Readonly<Record<string, string>>;
  body: WireBody;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The value of a header, whatever the letter case of its name. */
export function headerOf(
  headers: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined {
  if (!headers) return undefined;
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === wanted) return value;
  }
  return undefined;
}
