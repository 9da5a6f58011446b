/** What a blueprint needs at other services, made there as their own consoles would make it. */
import { md5 } from '@noble/hashes/legacy.js';
import { type Account, functionArn } from '#model/lambda/arn.ts';
import { hexDigits } from '#model/lambda/request-id.ts';
import { type Bucket, withObject } from '#model/services/bucket.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newTable } from '#model/services/table.ts';
import { isPoller, newTrigger, withPushed, withSource } from '../function/triggers/new-trigger.view.ts';
import { offeredKinds } from '../function/triggers/triggers.view.ts';
import type { Blueprint } from './blueprint.ts';

export interface MadeFor {
  functionName: string;
  /** The bucket, queue or rule that was named. */
  source: string;
  account: Account;
  at: number;
}

/** What is there already stays as it is. */
export function withBlueprintSources(
  services: ServicesState,
  { trigger, resources = {} }: Blueprint,
  { functionName: name, source, account, at }: MadeFor,
): ServicesState {
  const { table, object } = resources;
  let made = services;
  if (table && !resourceOf(made, 'tables', table.name))
    made = withResource(made, 'tables', table.name, newTable(table.name, { hash: table.hash }));
  if (trigger === null || trigger === 'url') return made;
  const kind = offeredKinds.find((each) => each.name === trigger.service)?.kind;
  if (kind === undefined) return made;
  if (isPoller(kind)) return isThere(made, source) ? made : withSource(made, kind, source, account);
  const isNew = resourceOf(made, 'buckets', source) === undefined;
  const { Schedule } = trigger.template.Properties;
  const typed = {
    ...newTrigger(kind),
    source,
    ...(typeof Schedule === 'string' ? { ruleType: 'schedule' as const, schedule: Schedule } : {}),
  };
  const FunctionArn = functionArn(account, name);
  made = withPushed(made, typed, { name, configuration: { FunctionArn } }, account, at);
  const bucket: Bucket | undefined = resourceOf(made, 'buckets', source);
  if (!object || !bucket || !isNew) return made;
  const { key, contentType: ContentType, content: Body } = object;
  const ETag = hexDigits(md5(new TextEncoder().encode(Body)));
  const stored = { Body, ContentType, ETag, LastModified: at };
  return withResource(made, 'buckets', source, withObject(bucket, key, stored));
}

function isThere(services: ServicesState, name: string): boolean {
  return (['queues', 'streams', 'tables'] as const).some((kind) => resourceOf(services, kind, name));
}
