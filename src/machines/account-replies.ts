/** What the account writes down of a call, and what it answers. */
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import { configurationResponse } from '#model/lambda/function-configuration.ts';
import { isLayerCall } from '#model/lambda/layer-requests.ts';
import { layerResponse } from '#model/lambda/layers.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { accepted, calledRecord, invokeAnswer, logTailOf, refused } from './account-answers.ts';
import { functionOf, invokedOtherwiseResponse, refusalOf } from './account-calls.ts';
import { mappingAnswer } from './account-mappings.ts';
import type { AccountContext, ReportOf, ApiCalled } from './account.types.ts';
import { publishingResponse } from './function-versions.ts';
import { provisionedAnswer } from './provisioned-calls.ts';

export interface Answering {
  at: number;
  callId: string;
  call: ApiCall;
  answer: ApiAnswer;
}

/** The console knows whether its editor holds something new; where nobody says so, the draft does. */
export function called(context: AccountContext, event: ApiCalled): TraceRecord {
  const draft = functionOf(context, event)?.record.draft ?? null;
  return calledRecord(context, event, event.console?.undeployedChanges ?? draft !== null);
}

export function refusing(context: AccountContext, event: ApiCalled): Answering {
  const error = refusalOf(context, event);
  if (error === null) throw new Error(`${event.call.action} is refused without a reason.`);
  return { ...event, answer: refused(error) };
}

export function publishing(context: AccountContext, event: ApiCalled): Answering {
  const record = functionOf(context, event)?.record;
  return { ...event, answer: accepted(event.call.action, record ? publishingResponse(record, event) : null) };
}

export function provisioning(context: AccountContext, event: ApiCalled): Answering {
  const entry = functionOf(context, event);
  return { ...event, answer: accepted(event.call.action, entry ? provisionedAnswer(entry, event) : null) };
}

export function settingInvoking(context: AccountContext, event: ApiCalled): Answering {
  const record = functionOf(context, event)?.record;
  const response = record ? invokedOtherwiseResponse(record, event) : null;
  return { ...event, answer: accepted(event.call.action, response) };
}

export function layering(context: AccountContext, event: ApiCalled): Answering {
  const { call } = event;
  const response = isLayerCall(call) ? layerResponse(context.layers, call) : null;
  return { ...event, answer: accepted(call.action, response) };
}

export function mapping(context: AccountContext, event: ApiCalled): Answering {
  return { ...event, answer: accepted(event.call.action, mappingAnswer(context, event.call)) };
}

/** The answer of a call that AWS answers with the function's configuration. */
export function describing(context: AccountContext, event: ApiCalled): Answering {
  const configuration = functionOf(context, event)?.record.configuration;
  const response = configuration ? configurationResponse(configuration) : null;
  return { ...event, answer: accepted(event.call.action, response) };
}

export function settling(
  context: AccountContext,
  { at, requestId: callId, result }: ReportOf<'invocation.settled'>,
): Answering {
  const open = context.openInvokes[callId];
  if (open === undefined) throw new Error(`Nobody waits for invocation ${callId}.`);
  const answer = invokeAnswer(result, open.version, logTailOf(context, callId, open));
  return { at, callId, call: { action: 'Invoke', request: open.request }, answer };
}
