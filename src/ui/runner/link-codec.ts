/**
 * A run link as text for an address, and back: base64url of deflate-raw of the JSON of `run-link.schema.ts`.
 */
import { deflateSync, Inflate, strToU8 } from 'fflate';
import { locale } from '#model/locale.ts';
import {
  formatRunLink,
  LinkError,
  linkJsonLimit,
  linkTextLimit,
  parseRunLink,
  type RunLink,
} from '#model/link/run-link.schema.ts';
import { words } from './link.words.ts';

export function encodeRunLink(link: RunLink): string {
  return toBase64url(deflateSync(strToU8(formatRunLink(link)), { level: 9 }));
}

/** Throws `LinkError`; never anything else. */
export function decodeRunLink(payload: string): RunLink {
  if (payload === '') throw new LinkError('empty', words.empty);
  if (payload.length > linkTextLimit)
    throw new LinkError('tooLarge', words.tooLong(payload.length, linkTextLimit.toLocaleString(locale)));
  return parseRunLink(decodeText(inflateBounded(fromBase64url(payload))));
}

function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(payload: string): Uint8Array {
  const stranger = /[^A-Za-z0-9_-]/.exec(payload.replace(/={1,2}$/, ''));
  if (stranger) throw new LinkError('notBase64url', words.badCharacter(stranger[0], stranger.index + 1));
  const bare = payload.replace(/=+$/, '');
  if (bare.length % 4 === 1) throw new LinkError('cut', words.cutByte);
  const binary = atob(bare.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Unfolds in pieces, so that a bomb is stopped at the limit and not after it. */
function inflateBounded(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > linkJsonLimit)
      throw new LinkError('tooLarge', words.tooLarge(linkJsonLimit.toLocaleString(locale)));
    chunks.push(chunk);
  });
  try {
    const step = 1024;
    for (let at = 0; at < bytes.length; at += step)
      inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof LinkError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.includes('EOF')) throw new LinkError('cut', words.cutText);
    throw new LinkError('notDeflate', words.notCompressed(reason));
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LinkError('notJson', words.notText);
  }
}
