/** Bytes as text that every terminal leaves alone. Works in pages and in Node.js. */
import { bytesOfText, textOfBytes } from '../../runtime-api/byte-text.ts';

export const toBase64 = (bytes: Uint8Array): string => btoa(textOfBytes(bytes));

/** @throws DOMException for anything else than base64 */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => bytesOfText(atob(text));
