/** Refusals in AWS's own words, made from the ledger's sentences (content/facts/api-messages.json). */
import apiErrors from '#content/facts/api-errors.json' with { type: 'json' };
import apiMessages from '#content/facts/api-messages.json' with { type: 'json' };
import type { ApiError } from './api-call.ts';

export type ApiMessage = keyof typeof apiMessages;

type FillIns = Readonly<Record<string, string | number>>;

const statuses: Readonly<Record<string, { status: number }>> = apiErrors;

/** The sentence with its placeholders filled in. Throws if one is left open. */
export function apiSentence(message: ApiMessage, fillIns: FillIns = {}): string {
  return apiMessages[message].text.replace(/\{(\w+)\}/g, (_, name: string) => {
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
  return withStatus(apiMessages[message].code, apiSentence(message, fillIns), member);
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

function withStatus(code: string, message: string, member: string | undefined): ApiError {
  // The API model gives no status for a ValidationException and the like; all of them are 400.
  const status = statuses[code]?.status ?? 400;
  return member === undefined ? { code, status, message } : { code, status, message, member };
}
