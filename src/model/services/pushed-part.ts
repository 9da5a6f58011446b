/**
 * What a service that pushes keeps of one function, so that it calls it: a bucket its notification, a topic the
 * subscription, a rule its target. Taking a trigger away takes this away too; the bucket, the topic and the rule stay.
 *
 * Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html,
 * https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html,
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
 */
import { shellWord } from '../lambda/shell-word.ts';
import { type BucketNotification, withNotification, withoutNotification } from './bucket.ts';
import { defaultBus, type RuleTarget, withRule } from './bus.ts';
import { resourceOf, type ServicesState, withResource } from './services-state.ts';
import { type Subscription, withoutSubscription, withSubscription } from './topic.ts';

export type PushedPart =
  | { at: 'bucket'; name: string; notification: BucketNotification }
  | { at: 'topic'; name: string; subscription: Subscription }
  | { at: 'rule'; name: string; target: RuleTarget };

/** `null`: the service keeps nothing of it, or nothing that is modelled here. */
export function pushedPart(
  services: ServicesState,
  kind: string,
  name: string,
  functionArn: string,
): PushedPart | null {
  if (kind === 's3') {
    const { notifications = [] } = resourceOf(services, 'buckets', name) ?? {};
    const notification = notifications.find(({ LambdaFunctionArn }) => LambdaFunctionArn === functionArn);
    return notification ? { at: 'bucket', name, notification } : null;
  }
  if (kind === 'sns') {
    const { subscriptions = [] } = resourceOf(services, 'topics', name) ?? {};
    const subscription = subscriptions.find(({ Endpoint }) => Endpoint === functionArn);
    return subscription ? { at: 'topic', name, subscription } : null;
  }
  if (kind === 'eventbridge') {
    const { rules = [] } = resourceOf(services, 'buses', defaultBus) ?? {};
    const rule = rules.find(({ Name }) => Name === name);
    const target = rule?.Targets.find(({ Arn }) => Arn === functionArn);
    return target ? { at: 'rule', name, target } : null;
  }
  return null;
}

export function withoutPart(services: ServicesState, part: PushedPart): ServicesState {
  return changed(services, part, false);
}

/** Where the bucket, the topic or the rule is gone meanwhile, it stays so. */
export function withPart(services: ServicesState, part: PushedPart): ServicesState {
  return changed(services, part, true);
}

function changed(services: ServicesState, part: PushedPart, there: boolean): ServicesState {
  const { name } = part;
  switch (part.at) {
    case 'bucket': {
      const bucket = resourceOf(services, 'buckets', name);
      if (!bucket) return services;
      const { notification } = part;
      const next = there
        ? withNotification(bucket, notification)
        : withoutNotification(bucket, notification.Id);
      return withResource(services, 'buckets', name, next);
    }
    case 'topic': {
      const topic = resourceOf(services, 'topics', name);
      if (!topic) return services;
      const others = withoutSubscription(topic, part.subscription.SubscriptionArn);
      const next = there ? withSubscription(others, part.subscription) : others;
      return withResource(services, 'topics', name, next);
    }
    case 'rule': {
      const bus = resourceOf(services, 'buses', defaultBus);
      const rule = bus?.rules.find(({ Name }) => Name === name);
      if (!bus || !rule) return services;
      const others = rule.Targets.filter(({ Id }) => Id !== part.target.Id);
      const Targets = there ? [...others, part.target] : others;
      return withResource(services, 'buses', defaultBus, withRule(bus, { ...rule, Targets }));
    }
  }
}

/** The command that takes it away. S3 has none for one notification: what is left replaces them all. */
export function partAwayCommand(services: ServicesState, part: PushedPart): string {
  switch (part.at) {
    case 'bucket': {
      const { notifications = [] } = resourceOf(withoutPart(services, part), 'buckets', part.name) ?? {};
      const left = notifications.map((each) => ({ ...each, Events: ['s3:ObjectCreated:*'] }));
      const configuration = left.length === 0 ? {} : { LambdaFunctionConfigurations: left };
      return command('s3api put-bucket-notification-configuration', {
        bucket: part.name,
        'notification-configuration': JSON.stringify(configuration),
      });
    }
    case 'topic':
      return command('sns unsubscribe', { 'subscription-arn': part.subscription.SubscriptionArn });
    case 'rule':
      return command('events remove-targets', { rule: part.name, ids: part.target.Id });
  }
}

function command(name: string, options: Readonly<Record<string, string>>): string {
  const lines = Object.entries(options).map(([option, value]) => `  --${option} ${shellWord(value)}`);
  return [`aws ${name}`, ...lines].join(' \\\n');
}
