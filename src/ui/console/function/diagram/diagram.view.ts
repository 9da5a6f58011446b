/** The diagram of the function overview: what calls the function, and what that becomes. */
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { sampleEvent } from '#model/lambda/sample-events.ts';
import { kindOf, triggerFacts, type TriggerKind } from '#model/lambda/triggers.ts';

export interface TriggerBox {
  /** Names the statement in the function's policy. */
  statementId: string;
  kind: TriggerKind;
  name: string;
  sourceArn: string;
  invocation: 'sync' | 'async';
}

/** Statements that let a service call the function. Those of a function URL are no triggers of this kind. */
export function triggerBoxes({ policy }: FunctionView): TriggerBox[] {
  return policy.flatMap(({ StatementId, Principal, SourceArn }) => {
    const kind = kindOf(Principal);
    if (kind === null || SourceArn === undefined) return [];
    const { name, invocation } = triggerFacts(kind);
    return [{ statementId: StatementId, kind, name, sourceArn: SourceArn, invocation }];
  });
}

/** The name in an ARN that the learner gave: `my-bucket`, `my-rule`. */
export function sourceName(kind: TriggerKind, arn: string): string {
  const rest = arn.split(':').slice(5).join(':');
  if (kind === 'logs') return rest.replace(/^log-group:/, '').replace(/:\*$/, '');
  return rest.replace(/^(?:rule|targetgroup)\//, '').split('/')[0] ?? rest;
}

/** The call that the service makes when something happens at the source. */
export function firing(
  box: TriggerBox,
  fn: FunctionView,
  account: Account,
  time: string,
): Extract<ApiCall, { action: 'Invoke' }> {
  const { kind, sourceArn: arn } = box;
  const event = sampleEvent(kind, { account, arn, name: sourceName(kind, arn), time });
  return {
    action: 'Invoke',
    request: {
      FunctionName: fn.name,
      InvocationType: box.invocation === 'sync' ? 'RequestResponse' : 'Event',
      Payload: JSON.stringify(event, null, 2),
    },
  };
}

/** What the console's picture has on the right where there is no destination. */
export function destinationWords({ eventInvokeConfig, configuration }: FunctionView): string {
  const times = eventInvokeConfig.MaximumRetryAttempts + 1;
  const letters = configuration.DeadLetterConfig?.TargetArn;
  const end = letters ? `goes to the dead-letter queue ${letters}` : 'is dropped';
  return `None. An asynchronous event that fails ${times} times in all ${end}.`;
}
