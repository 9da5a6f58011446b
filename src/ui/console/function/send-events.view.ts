/** Several events at once: how many, which calls they are, and what came back. */
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import type { InvokeRequest } from '#model/lambda/configuration.ts';
import { words } from './send-events.words.ts';

export type InvocationType = NonNullable<InvokeRequest['InvocationType']>;

export const invocationTypes: readonly { id: InvocationType; name: string; words: string }[] = [
  { id: 'RequestResponse', name: words.types.RequestResponse, words: words.about.RequestResponse },
  { id: 'Event', name: words.types.Event, words: words.about.Event },
  { id: 'DryRun', name: words.types.DryRun, words: words.about.DryRun },
];

/** Of one press: enough to see many environments, few enough for a browser. */
export const mostEvents = 50;

/** How many are to be sent, or null where the text does not say. */
export function eventCount(text: string): number | null {
  if (!/^\d+$/.test(text.trim())) return null;
  const count = Number(text);
  return count >= 1 && count <= mostEvents ? count : null;
}

export function invokeCall(FunctionName: string, InvocationType: InvocationType, Payload: string): ApiCall {
  return { action: 'Invoke', request: { FunctionName, InvocationType, Payload } };
}

export interface AnswerGroup {
  count: number;
  status: number;
  words: string;
}

/** Equal answers together, in the order in which the first of each kind was sent. */
export function answerGroups(answers: readonly ApiAnswer[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>();
  for (const answer of answers) {
    const said = inWords(answer);
    const key = `${said.status} ${said.words}`;
    const group = groups.get(key) ?? { count: 0, ...said };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()];
}

function inWords(answer: ApiAnswer): { status: number; words: string } {
  if (answer.ok) {
    const { status, response } = answer;
    if (response?.['FunctionError'] !== undefined) return { status, words: words.failed };
    return { status, words: { 202: words.inQueue, 204: words.allowed }[status] ?? words.answered };
  }
  const { status, code, message, throttle } = answer.error;
  return { status, words: throttle ? `${code}: ${throttle.reason}` : `${code}: ${message}` };
}
