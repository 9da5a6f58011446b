import type { WireBody } from './wire.ts';

/** A part of a streamed body. */
export interface Chunk {
  /** Milliseconds after the invocation started. */
  atMs: number;
  text: string;
}

export interface ReadBody {
  /** As UTF-8, as far as it was kept. */
  text: string;
  /** All bytes that came, kept or not. */
  bytes: number;
  tooLarge: boolean;
  /** The connection broke before the end. */
  truncated: boolean;
  chunks: Chunk[];
}

/**
 * Reads a body to its end, so that its sender can go on, and keeps it up to `limit` bytes.
 *
 * @param elapsed milliseconds since the invocation started
 */
export async function readBody(body: WireBody, limit: number, elapsed: () => number): Promise<ReadBody> {
  const decoder = new TextDecoder();
  const chunks: Chunk[] = [];
  let bytes = 0;
  let truncated = false;
  try {
    for await (const part of body) {
      bytes += part.length;
      if (bytes > limit) continue;
      const text = decoder.decode(part, { stream: true });
      if (text) chunks.push({ atMs: elapsed(), text });
    }
  } catch {
    truncated = true;
  }
  const rest = decoder.decode();
  if (rest) chunks.push({ atMs: elapsed(), text: rest });
  return {
    text: chunks.map((chunk) => chunk.text).join(''),
    bytes,
    tooLarge: bytes > limit,
    truncated,
    chunks,
  };
}
