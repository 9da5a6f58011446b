/**
 * What Lambda says of destinations and dead-letter queues.
 *
 * Source: content/facts/api-messages.json,
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, type Violation } from '../api-message.ts';
import type { DeadLetterConfig, DestinationConfig } from '../configuration.ts';
import { deliveryDenied } from '../destination-access.ts';
import {
  deadLetterKinds,
  type Destination,
  type DestinationCondition,
  destinationFacts,
  destinationOf,
  destinationsOf,
  isFifo,
} from '../destinations.ts';
import { findFunction, type RuleState } from './rule-state.ts';

const arnPattern = new RegExp(`^(?:${patterns.destinationArn.value})$`);
const deadLetterPattern = new RegExp(`^(?:${patterns.deadLetterArn.value})$`);

export function destinationViolations(config: DestinationConfig | undefined): Violation[] {
  const { success, failure } = destinationsOf(config);
  const { value: pattern } = patterns.destinationArn;
  return (
    [
      ['DestinationConfig.OnSuccess.Destination', success],
      ['DestinationConfig.OnFailure.Destination', failure],
    ] as const
  ).flatMap(([member, value]): Violation[] =>
    value === null || arnPattern.test(value)
      ? []
      : [{ member, message: 'pattern', fillIns: { value, pattern } }],
  );
}

/** Destinations of the function `functionName`, whose execution role is `role`. */
export function refuseDestinations(
  functionName: string,
  role: string,
  config: DestinationConfig | undefined,
  state: RuleState,
): ApiError | null {
  const { success, failure } = destinationsOf(config);
  for (const [condition, arn] of [
    ['failure', failure],
    ['success', success],
  ] as const) {
    if (arn === null) continue;
    const destination = destinationOf(arn);
    if (destination === null || !destinationFacts(destination.kind).on.includes(condition)) {
      const words = (name: string, given: string | null): string =>
        given === null ? 'null' : `${name}(destination=${given})`;
      return refusal(
        'destinationConfigInvalid',
        { onSuccess: words('OnSuccess', success), onFailure: words('OnFailure', failure) },
        memberOf(condition),
      );
    }
    const refused = refuseDestination(functionName, role, destination, condition, state);
    if (refused !== null) return refused;
  }
  return null;
}

function refuseDestination(
  functionName: string,
  role: string,
  destination: Destination,
  condition: DestinationCondition,
  state: RuleState,
): ApiError | null {
  const { kind, arn, name } = destination;
  const member = memberOf(condition);
  if (isFifo(destination) || !exists(destination, state))
    return refusal('destinationInvalid', { arn }, member);
  if (kind === 'lambda' && name === functionName) return refusal('destinationItself', {}, member);
  const { operation } = destinationFacts(kind);
  return maySend(role, functionName, destination, state)
    ? null
    : refusal('destinationNotPermitted', { operation, arn }, member);
}

function memberOf(condition: DestinationCondition): string {
  return `DestinationConfig.${condition === 'success' ? 'OnSuccess' : 'OnFailure'}.Destination`;
}

function exists({ kind, arn, name }: Destination, state: RuleState): boolean {
  if (kind === 'lambda') return findFunction(state, name) !== undefined;
  return state.targets === undefined || state.targets.includes(arn);
}

/** Of a role that this account does not have, nothing is known here. */
function maySend(
  role: string,
  functionName: string,
  destination: Destination,
  { resources }: RuleState,
): boolean {
  const found = resources?.roles.find(({ Arn }) => Arn === role);
  return found === undefined || deliveryDenied(found, functionName, destination) === null;
}

export function deadLetterViolations(config: DeadLetterConfig | undefined): Violation[] {
  const value = config?.TargetArn ?? '';
  const kind = destinationOf(value)?.kind;
  const fits = deadLetterPattern.test(value) && (kind === undefined || deadLetterKinds.includes(kind));
  const { value: pattern } = patterns.deadLetterArn;
  return value === '' || (fits && kind !== undefined)
    ? []
    : [{ member: 'DeadLetterConfig.TargetArn', message: 'pattern', fillIns: { value, pattern } }];
}

/** Whether the role may send there. Lambda does not look whether the queue exists. */
export function refuseDeadLetter(
  functionName: string,
  config: DeadLetterConfig | undefined,
  role: string,
  state: RuleState,
): ApiError | null {
  const destination = destinationOf(config?.TargetArn ?? '');
  if (destination === null) return null;
  const { operation, service } = destinationFacts(destination.kind);
  return maySend(role, functionName, destination, state)
    ? null
    : refusal('deadLetterNotPermitted', { operation, service }, 'DeadLetterConfig.TargetArn');
}
