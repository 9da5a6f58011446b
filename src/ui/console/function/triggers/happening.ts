/** Makes something happen at a source: what the source keeps of it, and the call that it makes of Lambda. */
import { md5 } from '@noble/hashes/legacy.js';
import type { FunctionView } from '#machines/account.view.ts';
import { type Refusal, refusedInvoker } from '#model/iam/function-policy.ts';
import type { ApiAnswer } from '#model/lambda/api-call.ts';
import { type HttpAnswer, httpAnswer } from '#model/lambda/http-events.ts';
import { hexDigits, requestId } from '#model/lambda/request-id.ts';
import { busEvent } from '#model/lambda/sample-events.ts';
import type { SourceValues } from '#model/lambda/source-fields.ts';
import { triggerFacts, triggerKinds } from '#model/lambda/triggers.ts';
import { type BusEvent, defaultBus } from '#model/services/bus.ts';
import { put } from '#model/services/delivery.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';
import { pushedEvent, ruleOf, withHappened } from './happening.view.ts';
import { words } from './happening.words.ts';
import type { TriggerBox } from './triggers.view.ts';

export interface Happened {
  box: TriggerBox;
  /** What happened at the source, in a sentence. */
  said: string;
  /** The event that the function got; `null`: it is read by Lambda later, or nobody was called. */
  payload: string | null;
  answer: ApiAnswer | null;
  /** What whoever asked over HTTP gets. */
  http: HttpAnswer | null;
}

function newId(): string {
  return requestId(crypto.getRandomValues(new Uint8Array(16)));
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** @param show told at once what happened, and again when there is an answer */
export async function makeHappen(
  box: TriggerBox,
  values: SourceValues,
  fn: FunctionView,
  session: AccountSession,
  show: (happened: Happened) => void,
): Promise<void> {
  const at = now();
  const kept = withHappened(session.view.services, box, values, at, { newId, hash: hashKey });
  if (box.kind !== 'eventbridge') change(session, kept.services);
  const happened = { box, said: kept.said, payload: null, answer: null, http: null };
  if (box.delivery === 'poll') return show(happened);
  const time = new Date(at).toISOString();
  const { region, accountId } = session.view;
  const of = { account: { region, accountId }, arn: box.arn, name: box.source, time, id: newId };
  const onBus = box.kind === 'eventbridge' ? busEvent(of, values) : null;
  const event = onBus ? { ...onBus } : pushedEvent(box, values, session.view, time, newId);
  if (onBus && !isTaken(box, onBus, session, at)) {
    return show({
      ...happened,
      said: words.noRuleTakes(box.source),
    });
  }
  const Payload = JSON.stringify(box.kind === 'logs' ? await zipped(event) : event, null, 2);
  show({ ...happened, payload: Payload });
  const error = box.permission === 'policy' ? refusedAt(box, fn, accountId) : null;
  if (error) return show({ ...happened, payload: Payload, answer: { ok: false, error } });
  const InvocationType = box.invocation === 'sync' ? ('RequestResponse' as const) : ('Event' as const);
  const { answer } = await session.call({
    action: 'Invoke',
    request: { FunctionName: fn.name, InvocationType, Payload },
  });
  show({ ...happened, payload: Payload, answer, http: httpOf(box, answer) });
}

/** Lambda asks the function's policy at its door; a URL's own statements are asked with the request. */
function refusedAt({ kind, arn }: TriggerBox, fn: FunctionView, accountId: string): Refusal | null {
  const pushing = triggerKinds.find((each) => each === kind);
  if (pushing === undefined) return null;
  const invoker = { service: triggerFacts(pushing).principal, sourceArn: arn, accountId };
  return refusedInvoker(fn.configuration.FunctionArn, fn.policy, invoker);
}

function change(session: AccountSession, services: ServicesState): void {
  if (services !== session.view.services) session.changeServices(() => services);
}

/** Puts the event on the bus, and says whether the box's own rule takes it there. Where there is only the permission, it does. */
function isTaken(box: TriggerBox, event: BusEvent, session: AccountSession, at: number): boolean {
  const { services } = session.view;
  const rule = ruleOf(services, box.source);
  const after = put(services, defaultBus, event, at, newId);
  change(session, after.services);
  if (rule === null || rule.ScheduleExpression !== undefined) return true;
  return after.toFunctions.some((each) => each.rule.Name === rule.Name);
}

function httpOf({ kind }: TriggerBox, answer: ApiAnswer): HttpAnswer | null {
  if (kind !== 'httpApi' && kind !== 'functionUrl' && kind !== 'alb') return null;
  const route = kind === 'alb' ? 'target' : kind === 'httpApi' ? 'api' : 'url';
  if (!answer.ok) return httpAnswer(route, '', true);
  const { Payload, FunctionError } = answer.response ?? {};
  return httpAnswer(route, typeof Payload === 'string' ? Payload : '', FunctionError !== undefined);
}

/** The MD5 of a partition key decides on the shard. */
function hashKey(text: string): bigint {
  return BigInt(`0x${hexDigits(md5(new TextEncoder().encode(text)))}`);
}

/** Log lines come gzipped, as base64. */
async function zipped(event: Record<string, unknown>): Promise<{ awslogs: { data: string } }> {
  const stream = new Blob([JSON.stringify(event)]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { awslogs: { data: btoa(String.fromCharCode(...bytes)) } };
}
