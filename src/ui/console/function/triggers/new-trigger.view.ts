/** The form of Add trigger: what it asks, and the calls that it makes. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import type { StartingPosition } from '#model/lambda/event-source-mapping.types.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';
import { publicUrlPermissions } from '#model/lambda/function-url.ts';
import type { FunctionUrlAuthType } from '#model/lambda/configuration.ts';
import { parsePattern } from '#model/lambda/mapping-filter.ts';
import {
  batchSize,
  batchWindow,
  parallelization,
  streamAge,
  streamRetries,
  tumblingWindow,
} from '#model/lambda/mapping-limits.ts';
import { allowsAction, type NamedPolicy, policyDocument } from '#model/lambda/policy.ts';
import { polledSources } from '#model/lambda/polled-sources.ts';
import { pollerFacts, type PollerKind, pollerKinds } from '#model/lambda/pollers.ts';
import type { SourceKind } from '#model/lambda/source-fields.ts';
import { triggerFacts, triggerPermission } from '#model/lambda/triggers.ts';
import { newBucket, withNotification } from '#model/services/bucket.ts';
import { defaultBus, newBus, withRule } from '#model/services/bus.ts';
import { newQueue } from '#model/services/queue.ts';
import { queueArn, streamArn, tableArn, topicArn } from '#model/services/service-arn.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newStream } from '#model/services/stream.ts';
import { newTable } from '#model/services/table.ts';
import { newTopic, withSubscription } from '#model/services/topic.ts';
import { words } from './new-trigger.words.ts';

export interface NewTrigger {
  kind: SourceKind;
  /** Left out: the first that there is, or a preset. */
  source?: string;
  batchSize: number;
  /** Seconds. */
  window: number;
  reportFailures: boolean;
  startingPosition: StartingPosition;
  authType: FunctionUrlAuthType;
  /** A pattern as JSON text; empty: all records. */
  filter: string;
  /** Of a queue; 0: as many as Lambda likes. */
  concurrency: number;
  bisect: boolean;
  retries: number;
  /** Seconds; -1: as long as the stream keeps a record. */
  age: number;
  /** Of a stream. */
  batchesPerShard: number;
  /** Seconds; 0: none. */
  tumbling: number;
  /** Of AT_TIMESTAMP, as a field for date and time has it, in UTC. */
  from: string;
  /** ARN of a queue or topic; empty: none. */
  onFailure: string;
  /** Of a rule. */
  ruleType: 'pattern' | 'schedule';
  pattern: string;
  schedule: string;
}

export function newTrigger(kind: SourceKind): NewTrigger {
  return {
    kind,
    batchSize: kind === 'sqs' ? batchSize.sqs : batchSize.stream,
    window: batchWindow.default,
    reportFailures: false,
    startingPosition: 'LATEST',
    authType: 'NONE',
    filter: '',
    concurrency: 0,
    bisect: false,
    retries: streamRetries.default,
    age: streamAge.default,
    batchesPerShard: parallelization.default,
    tumbling: tumblingWindow.default,
    from: '',
    onFailure: '',
    ruleType: 'pattern',
    pattern: '{"source": ["shop.orders"]}',
    schedule: 'rate(5 minutes)',
  };
}

export interface TriggerQuestions {
  asks: string;
  preset: string;
  /** AWS's page. */
  source: string;
}

const urlPage = 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html';

export function isPoller(kind: SourceKind): kind is PollerKind {
  return pollerKinds.some((each) => each === kind);
}

export function questionsOf(kind: SourceKind): TriggerQuestions {
  if (kind === 'functionUrl') return { asks: formConsole.authType, preset: 'NONE', source: urlPage };
  return isPoller(kind) ? pollerFacts(kind) : triggerFacts(kind);
}

/** Names of what there is of a kind, to choose from. */
export function sourceNames(
  kind: SourceKind,
  view: Pick<AccountView, 'services' | 'region' | 'accountId'>,
): string[] {
  if (kind === 's3') return Object.keys(view.services.buckets);
  if (kind === 'sns') return Object.keys(view.services.topics);
  return polledSources(view.services, view)
    .filter((each) => each.kind === kind)
    .map(({ name }) => name);
}

/** The calls of Save, in order. */
export function newTriggerCalls(
  typed: NewTrigger & { source: string },
  fn: FunctionView,
  view: AccountView,
): ApiCall[] {
  const { kind, source, authType: AuthType } = typed;
  const FunctionName = fn.name;
  if (kind === 'functionUrl') {
    const request = { FunctionName, AuthType };
    return [
      { action: 'CreateFunctionUrlConfig', request },
      ...publicUrlPermissions(FunctionName, request).map((each) => ({
        action: 'AddPermission' as const,
        request: each,
      })),
    ];
  }
  const account = { region: view.region, accountId: view.accountId };
  if (!isPoller(kind)) {
    return [{ action: 'AddPermission', request: triggerPermission(kind, FunctionName, account, source) }];
  }
  const position =
    kind === 'sqs'
      ? {}
      : {
          StartingPosition: typed.startingPosition,
          ...startOf(typed),
          BisectBatchOnFunctionError: typed.bisect,
          MaximumRetryAttempts: typed.retries,
          MaximumRecordAgeInSeconds: typed.age,
          ParallelizationFactor: typed.batchesPerShard,
          TumblingWindowInSeconds: typed.tumbling,
          ...(typed.onFailure === ''
            ? {}
            : { DestinationConfig: { OnFailure: { Destination: typed.onFailure } } }),
        };
  const reports = typed.reportFailures ? { FunctionResponseTypes: ['ReportBatchItemFailures' as const] } : {};
  return [
    {
      action: 'CreateEventSourceMapping',
      request: {
        FunctionName,
        EventSourceArn: polledArn(kind, source, view),
        BatchSize: typed.batchSize,
        MaximumBatchingWindowInSeconds: typed.window,
        ...position,
        ...reports,
        ...(typed.filter.trim() === '' ? {} : { FilterCriteria: { Filters: [{ Pattern: typed.filter }] } }),
        ...(kind === 'sqs' && typed.concurrency !== 0
          ? { ScalingConfig: { MaximumConcurrency: typed.concurrency } }
          : {}),
      },
    },
  ];
}

/** Seconds, where a time was given. */
function startOf({ startingPosition, from }: NewTrigger): { StartingPositionTimestamp?: number } {
  const at = Date.parse(`${from}Z`);
  return startingPosition === 'AT_TIMESTAMP' && Number.isFinite(at)
    ? { StartingPositionTimestamp: at / 1000 }
    : {};
}

/** Where a batch of a stream may be told of that was given up, and what is there of it. */
export function failureTargets({
  services: { queues, topics },
  ...account
}: Pick<AccountView, 'services' | 'region' | 'accountId'>): string[] {
  return [
    ...Object.keys(queues).map((name) => queueArn(account, name)),
    ...Object.keys(topics).map((name) => topicArn(account, name)),
  ];
}

/** What is kept at a service that pushes: the bucket, the topic, or the rule of the default bus. */
export function withPushed(
  services: ServicesState,
  typed: Pick<NewTrigger, 'kind' | 'ruleType' | 'pattern' | 'schedule'> & { source: string },
  fn: { name: string; configuration: Pick<FunctionView['configuration'], 'FunctionArn'> },
  account: Account,
  at: number,
): ServicesState {
  const { kind, source } = typed;
  switch (kind) {
    case 's3': {
      const bucket = resourceOf(services, 'buckets', source) ?? newBucket(source, at);
      const told = { Id: fn.name, LambdaFunctionArn: fn.configuration.FunctionArn };
      return withResource(services, 'buckets', source, withNotification(bucket, told));
    }
    case 'sns': {
      const topic = resourceOf(services, 'topics', source) ?? newTopic(source);
      const Endpoint = fn.configuration.FunctionArn;
      const SubscriptionArn = `${topicArn(account, source)}:${fn.name}`;
      if (topic.subscriptions.some((each) => each.SubscriptionArn === SubscriptionArn)) return services;
      const subscription = { SubscriptionArn, Protocol: 'lambda' as const, Endpoint };
      return withResource(services, 'topics', source, withSubscription(topic, subscription));
    }
    case 'eventbridge': {
      const bus = resourceOf(services, 'buses', defaultBus) ?? newBus(defaultBus);
      const pattern = parsePattern(typed.pattern);
      const own =
        typed.ruleType === 'schedule' || pattern === null
          ? { ScheduleExpression: typed.schedule }
          : { EventPattern: pattern };
      const Targets = [{ Id: fn.name, Arn: fn.configuration.FunctionArn }];
      const rule = { Name: source, State: 'ENABLED' as const, Targets, ...own };
      return withResource(services, 'buses', defaultBus, withRule(bus, rule));
    }
    default:
      return services;
  }
}

/** How events come, in a sentence or two. */
export function deliveryOf(kind: SourceKind): string {
  if (isPoller(kind)) {
    const { name } = pollerFacts(kind);
    return words.polled(name);
  }
  if (kind === 'functionUrl') return words.url;
  const { name, invocation } = triggerFacts(kind);
  return invocation === 'sync' ? words.pushesAndWaits(name) : words.pushes(name);
}

/** The ARN of a source, also of one that is not there. */
function polledArn(kind: PollerKind, source: string, view: AccountView): string {
  const known = polledSources(view.services, view).find((each) => each.kind === kind && each.name === source);
  if (known) return known.arn;
  if (kind === 'sqs') return queueArn(view, source);
  return kind === 'kinesis' ? streamArn(view, source) : `${tableArn(view, source)}/stream/${streamLabel}`;
}

/** When the stream of a table of ours was switched on. */
const streamLabel = '2026-11-23T08:00:00.000';
/** Receives after which a message goes to the dead-letter queue. */
const receives = 3;

export function deadLetterName(queue: string): string {
  return `${queue}-dead-letters`;
}

/** Makes the source, as its own console would. A queue gets a dead-letter queue beside it. */
export function withSource(
  services: ServicesState,
  kind: PollerKind,
  name: string,
  account: Account,
): ServicesState {
  switch (kind) {
    case 'sqs': {
      const letters = deadLetterName(name);
      const RedrivePolicy = { deadLetterTargetArn: queueArn(account, letters), maxReceiveCount: receives };
      const made = withResource(services, 'queues', name, newQueue(name, { RedrivePolicy }));
      return resourceOf(made, 'queues', letters)
        ? made
        : withResource(made, 'queues', letters, newQueue(letters));
    }
    case 'kinesis':
      return withResource(services, 'streams', name, newStream(name, 2));
    case 'dynamodb': {
      const stream = { LatestStreamLabel: streamLabel, StreamViewType: 'NEW_AND_OLD_IMAGES' as const };
      return withResource(services, 'tables', name, newTable(name, { hash: 'id' }, stream));
    }
  }
}

/** The policy that the execution role lacks; `null`: it may read there, or nothing is known of the role. */
export function missingRead(
  kind: SourceKind,
  source: string,
  fn: FunctionView,
  view: AccountView,
  suffix: string,
): NamedPolicy | null {
  if (!isPoller(kind)) return null;
  const role = view.resources.roles.find(({ Arn }) => Arn === fn.configuration.Role);
  return role ? readPolicy(kind, role.Policies, polledArn(kind, source, view), view, suffix) : null;
}

/** What policies lack for a poller to read there with them; `null`: nothing. */
export function readPolicy(
  kind: PollerKind,
  policies: readonly NamedPolicy[],
  Resource: string,
  { accountId }: Account,
  suffix: string,
): NamedPolicy | null {
  const documents = policies.map(({ PolicyDocument }) => PolicyDocument);
  const Action = pollerFacts(kind).actions.filter((action) => !allowsAction(documents, action));
  if (Action.length === 0) return null;
  const PolicyName = `${kind}-poller-${suffix}`;
  return {
    PolicyName,
    PolicyArn: `arn:aws:iam::${accountId}:policy/${PolicyName}`,
    PolicyDocument: policyDocument({ Effect: 'Allow', Action, Resource }),
  };
}
