/** What a source keeps of something that happened there, and the event that it makes of it. */
import type { ApiAnswer } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { gatewayEvent } from '#model/lambda/http-events.ts';
import { sampleEvent } from '#model/lambda/sample-events.ts';
import type { SourceValues } from '#model/lambda/source-fields.ts';
import { withObject } from '#model/services/bucket.ts';
import { defaultBus, type Rule } from '#model/services/bus.ts';
import { sent } from '#model/services/queue.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { recorded } from '#model/services/stream.ts';
import { withItem } from '#model/services/table.ts';
import { withMessage } from '#model/services/topic.ts';
import { eventConsole } from './event.console.words.ts';
import { words } from './happening.words.ts';
import type { TriggerBox } from './triggers.view.ts';

export interface Chance {
  newId: () => string;
  /** The MD5 of a text, as a number. */
  hash: (text: string) => bigint;
}

/** The event of a service that pushes. Log lines are not zipped yet. */
export function pushedEvent(
  { kind, arn, source }: TriggerBox,
  values: SourceValues,
  { region, accountId }: Account,
  time: string,
  id: () => string,
): Record<string, unknown> {
  const account = { region, accountId };
  if (kind === 'functionUrl') {
    return gatewayEvent({ account, arn, host: source, route: 'url', time, requestId: id() }, values);
  }
  if (kind === 'sqs' || kind === 'kinesis' || kind === 'dynamodb') return {};
  return sampleEvent(kind, { account, arn, name: source, time, id }, values);
}

/** The rule of the default bus that a trigger stands for; `null`: there is only the permission. */
export function ruleOf(services: ServicesState, name: string): Rule | null {
  const bus = resourceOf(services, 'buses', defaultBus);
  return bus?.rules.find((rule) => rule.Name === name) ?? null;
}

/** A rule with a schedule sends an event of its own making. */
export function isSchedule(services: ServicesState, { kind, source }: TriggerBox): boolean {
  return kind === 'eventbridge' && ruleOf(services, source)?.ScheduleExpression !== undefined;
}

export const scheduleValues: SourceValues = {
  source: 'aws.events',
  detailType: eventConsole.scheduled,
  detail: '{}',
};

export function answerText(answer: ApiAnswer | null): string {
  if (answer === null) return words.noAnswer;
  if (!answer.ok) return `${answer.error.code}: ${answer.error.message}`;
  if (answer.status === 202) {
    return words.accepted;
  }
  const payload = answer.response?.['Payload'];
  return typeof payload === 'string' ? payload : '';
}

const count = (values: SourceValues): number => Number(values['times'] ?? '1');

/** The services afterwards, with what is to be said of it. */
export function withHappened(
  services: ServicesState,
  { kind, source: name }: TriggerBox,
  values: SourceValues,
  at: number,
  { newId, hash }: Chance,
): { services: ServicesState; said: string } {
  switch (kind) {
    case 'sqs': {
      const queue = resourceOf(services, 'queues', name);
      if (!queue) return { services, said: words.noQueue(name) };
      const { body: Body = '' } = values;
      let after = queue;
      for (let index = 0; index < count(values); index += 1)
        after = sent(after, { MessageId: newId(), Body }, at);
      const said = words.messagesSent(count(values), name);
      return { services: withResource(services, 'queues', name, after), said };
    }
    case 'kinesis': {
      let stream = resourceOf(services, 'streams', name);
      if (!stream) return { services, said: words.noStream(name) };
      const { key: PartitionKey = '', data = '' } = values;
      const Data = btoa(String.fromCharCode(...new TextEncoder().encode(data)));
      let shard = '';
      for (let index = 0; index < count(values); index += 1) {
        const put = recorded(stream, { PartitionKey, Data }, hash(PartitionKey), at);
        ({ stream } = put);
        shard = put.ShardId;
      }
      const said = words.recordsPut(count(values), shard);
      return { services: withResource(services, 'streams', name, stream), said };
    }
    case 'dynamodb': {
      const table = resourceOf(services, 'tables', name);
      if (!table) return { services, said: words.noTable(name) };
      const item = { [table.keys.hash]: { S: values['id'] ?? '' }, name: { S: values['name'] ?? '' } };
      const after = withItem(table, item, at);
      const said = after === table ? words.itemUnchanged : words.itemWritten(name);
      return { services: withResource(services, 'tables', name, after), said };
    }
    case 's3': {
      const bucket = resourceOf(services, 'buckets', name);
      const { key = '', content: Body = '', type: ContentType = 'binary/octet-stream' } = values;
      const ETag = hash(Body).toString(16).padStart(32, '0');
      const object = { Body, ContentType, ETag, LastModified: at };
      const said = words.objectPut(key, name);
      return bucket
        ? { services: withResource(services, 'buckets', name, withObject(bucket, key, object)), said }
        : { services, said };
    }
    case 'sns': {
      const topic = resourceOf(services, 'topics', name);
      const { subject = '', message: Message = '' } = values;
      const message = {
        MessageId: newId(),
        Message,
        Timestamp: at,
        ...(subject ? { Subject: subject } : {}),
      };
      const said = words.published(name);
      return topic
        ? { services: withResource(services, 'topics', name, withMessage(topic, message)), said }
        : { services, said };
    }
    case 'eventbridge':
      return { services, said: words.onBus };
    case 'httpApi':
    case 'functionUrl':
    case 'alb':
      return { services, said: words.asked(values['method'] ?? 'GET', values['path'] ?? '/', name) };
    case 'cognito':
      return { services, said: words.signedIn(values['userName'] ?? '', name) };
    case 'logs':
      return { services, said: words.lineWritten(name) };
  }
}
