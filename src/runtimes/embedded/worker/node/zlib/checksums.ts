/** The sums that end what zlib has compressed. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc >>> 0;
});

/** The polynomial of ISO 3309, as gzip uses it (RFC 1952, 8). */
export function crc32(bytes: Uint8Array, start = 0): number {
  let crc = ~start;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

const BASE = 65_521;
/** So many sums stay below 2^32. */
const PIECE = 2048;

/** RFC 1950, 9. */
export function adler32(bytes: Uint8Array, start = 1): number {
  let [low, high] = [start & 0xffff, start >>> 16];
  for (let from = 0; from < bytes.length; from += PIECE) {
    for (const byte of bytes.subarray(from, from + PIECE)) {
      low += byte;
      high += low;
    }
    low %= BASE;
    high %= BASE;
  }
  return ((high << 16) | low) >>> 0;
}
