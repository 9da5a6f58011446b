/** What Add trigger asks of the service that pushes, after Lambda's permission: the same that `withPushed` keeps there. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import { parsePattern } from '#model/lambda/mapping-filter.ts';
import { topicArn } from '#model/services/service-arn.ts';
import type { ServiceCall } from '#model/services/service-call.ts';
import { resourceOf } from '#model/services/services-state.ts';
import { type NewTrigger, withPushed } from './new-trigger.view.ts';
import { words } from './triggers.words.ts';

/** None where the service keeps nothing that is modelled here. */
export function pushedCalls(
  typed: NewTrigger & { source: string },
  fn: Pick<FunctionView, 'name' | 'configuration'>,
  view: Pick<AccountView, 'services' | 'region' | 'accountId'>,
): ServiceCall[] {
  const { kind, source } = typed;
  const Arn = fn.configuration.FunctionArn;
  switch (kind) {
    case 's3': {
      const after = withPushed(view.services, typed, fn, view, 0);
      // S3 has no call for one notification: those that are said replace all that there are.
      const { notifications = [] } = resourceOf(after, 'buckets', source) ?? {};
      const told = notifications.map((each) => ({ ...each, Events: ['s3:ObjectCreated:*'] }));
      const NotificationConfiguration = { LambdaFunctionConfigurations: told };
      const request = { Bucket: source, NotificationConfiguration };
      return [{ service: 's3', action: 'PutBucketNotificationConfiguration', request }];
    }
    case 'sns': {
      const request = { TopicArn: topicArn(view, source), Protocol: 'lambda' as const, Endpoint: Arn };
      return [{ service: 'sns', action: 'Subscribe', request }];
    }
    case 'eventbridge': {
      const own =
        typed.ruleType === 'schedule'
          ? { ScheduleExpression: typed.schedule }
          : { EventPattern: typed.pattern };
      const rule = { Name: source, ...own, State: 'ENABLED' as const };
      const Targets = [{ Id: fn.name, Arn }];
      return [
        { service: 'events', action: 'PutRule', request: rule },
        { service: 'events', action: 'PutTargets', request: { Rule: source, Targets } },
      ];
    }
    default:
      return [];
  }
}

/**
 * What EventBridge would not take of a rule; `null`: nothing, or it is no rule.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function ruleProblem({ kind, ruleType, pattern, schedule }: NewTrigger): string | null {
  if (kind !== 'eventbridge') return null;
  if (ruleType === 'pattern') return parsePattern(pattern) === null ? words.noPattern : null;
  return /^(rate|cron)\(.+\)$/.test(schedule.trim()) ? null : words.noSchedule;
}
