import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { InvokeRequest } from '../configuration.ts';
import { jsonFault } from '../json-fault.ts';
import { inactiveRefusal, isSnapStarted } from '../making.ts';
import { asyncPayloadBytes, syncPayloadBytes } from '../limits.ts';
import { nameViolations } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';
import { findVersion, refuseQualifier } from './versions.ts';

const encoder = new TextEncoder();

/**
 * Whether AWS would run the function; `null`: yes. While an update is in progress it does, with the old code.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function refuseInvoke(request: InvokeRequest, state: RuleState): ApiError | null {
  return (
    validationRefusal(nameViolations(request.FunctionName)) ??
    refusePayload(request) ??
    refuseState(request, state) ??
    refuseQualifier(request.FunctionName, request.Qualifier, state)
  );
}

/** A text that is empty is no event at all: AWS passes `{}` on. */
function refusePayload({ Payload, InvocationType }: InvokeRequest): ApiError | null {
  const max = InvocationType === 'Event' ? asyncPayloadBytes : syncPayloadBytes;
  // A character is one to three bytes of UTF-8 for each of its UTF-16 units, so most texts need no count.
  if (Payload.length > max || (Payload.length * 3 > max && encoder.encode(Payload).length > max)) {
    return refusal('payloadTooLarge', { max }, 'Payload');
  }
  const reason = Payload === '' ? null : jsonFault(Payload);
  return reason === null ? null : refusal('notJson', { reason }, 'Payload');
}

function refuseState({ FunctionName, Qualifier }: InvokeRequest, state: RuleState): ApiError | null {
  const configuration = findFunction(state, FunctionName);
  if (!configuration) return notFound(state, FunctionName);
  const asked = findVersion(state, FunctionName, Qualifier) ?? configuration;
  if (asked.State === 'Active') return null;
  if (asked.State === 'Inactive') return inactiveRefusal(asked);
  return isSnapStarted(asked)
    ? refusal('snapStartNotReady')
    : refusal('functionPending', { state: asked.State });
}
