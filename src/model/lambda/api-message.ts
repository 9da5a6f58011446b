/** Refusals in AWS's own words, made from the ledger's sentences (content/facts/api-messages.json). */
import apiMessages from '#content/facts/api-messages.json' with { type: 'json' };
import type { ApiError } from './api-call.ts';

export type ApiMessage = keyof typeof apiMessages;

type FillIns = Readonly<Record<string, string | number>>;

const sentences: Readonly<Record<ApiMessage, { code: string; status?: number; text: string }>> = apiMessages;

/** The sentence with its placeholders filled in. Throws if one is left open. */
export function apiSentence(message: ApiMessage, fillIns: FillIns = {}): string {
  return sentences[message].text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fillIns[name];
    if (value === undefined) throw new Error(`${message} needs {${name}}`);
    return String(value);
  });
}

/**
 * A refusal.
 *
 * @param member which member of the request it is about, as the API spells it
 */
export function refusal(message: ApiMessage, fillIns: FillIns = {}, member?: string): ApiError {
  const { code, status } = sentences[message];
  if (status === undefined) throw new Error(`${message} is no refusal`);
  const error = { code, status, message: apiSentence(message, fillIns) };
  return member === undefined ? error : { ...error, member };
}

/** One member that breaks a rule of the API model. */
export interface Violation {
  /** As the API spells it: `MemorySize`, `EphemeralStorage.Size`. */
  member: string;
  message: Extract<
    ApiMessage,
    'pattern' | 'maxLength' | 'minLength' | 'maxValue' | 'minValue' | 'notNull' | 'enumValue' | 'mapKeys'
  >;
  fillIns?: FillIns;
}

/** All violations of one request in one refusal, as AWS answers them; `null` for none. */
export function validationRefusal(violations: readonly Violation[]): ApiError | null {
  const first = violations[0];
  if (!first) return null;
  const list = violations
    .map(({ member, message, fillIns }) => apiSentence(message, { ...fillIns, member: wireName(member) }))
    .join('; ');
  const fillIns = { count: violations.length, s: violations.length === 1 ? '' : 's', list };
  return refusal('validation', fillIns, first.member);
}

/** `EphemeralStorage.Size` → `ephemeralStorage.size`: refusals spell members in lower camel case. */
function wireName(member: string): string {
  return member.replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());
}
