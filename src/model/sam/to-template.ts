/** A function as a template: the one that the learner brought, brought up to date, or a new one. */
import { Document, isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { Account } from '../lambda/arn.ts';
import { readTemplate } from './from-template.ts';
import { isAsSaid, propertiesOf } from './function-properties.ts';
import {
  type FunctionProperty,
  type PropertyValue,
  serverlessFunction,
  type TemplateSubject,
} from './function-property.ts';
import { eventId, eventNode, eventOf, sameEvent } from './template-events.ts';
import type { KeptTemplate } from './kept-template.ts';
import { keyOf } from './template-nodes.ts';
import type { TemplateReading } from './template-reading.types.ts';

const style = { lineWidth: 0, singleQuote: true } as const;
/** CloudFormation takes no aliases. */
const written = { aliasDuplicateObjects: false } as const;

/** The function's template, as the console's Template tab shows it. */
export function toTemplate(subject: TemplateSubject, account: Account, kept?: KeptTemplate): string {
  if (kept === undefined) return newTemplate(subject);
  const read = readTemplate(kept.text, subject, account, kept.resource);
  return read.ok ? updatedTemplate(read.reading, subject) : kept.text;
}

/** Logical ids are letters and digits. */
export function logicalId(functionName: string): string {
  const id = functionName.replace(/[^A-Za-z0-9]/g, '');
  return id === '' ? 'Function' : id;
}

function newTemplate(subject: TemplateSubject): string {
  const { configuration, reservedConcurrency } = subject;
  const { FunctionName, PackageType, Environment, VpcConfig, KMSKeyArn, TracingConfig } = configuration;
  const { tags = {} } = subject;
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: `The function ${FunctionName} as a template of the AWS Serverless Application Model.`,
    Resources: {
      [logicalId(FunctionName)]: {
        Type: serverlessFunction,
        Properties: {
          FunctionName,
          ...(PackageType === 'Zip'
            ? { CodeUri: '.' }
            : { ...newMap(subject, 'ImageUri'), ...newMap(subject, 'ImageConfig') }),
          Description: configuration.Description,
          MemorySize: configuration.MemorySize,
          Timeout: configuration.Timeout,
          ...(PackageType === 'Zip'
            ? { Handler: configuration.Handler, Runtime: configuration.Runtime }
            : {}),
          Architectures: configuration.Architectures,
          EphemeralStorage: configuration.EphemeralStorage,
          ...(Environment ? { Environment } : {}),
          ...(VpcConfig
            ? { VpcConfig: { SubnetIds: VpcConfig.SubnetIds, SecurityGroupIds: VpcConfig.SecurityGroupIds } }
            : {}),
          ...(KMSKeyArn === undefined ? {} : { KmsKeyArn: KMSKeyArn }),
          LoggingConfig: configuration.LoggingConfig,
          ...(TracingConfig ? { Tracing: TracingConfig.Mode } : {}),
          ...(configuration.SnapStart ? newMap(subject, 'SnapStart') : {}),
          ...newMap(subject, 'FunctionUrlConfig'),
          ...((subject.runtimeManagement?.UpdateRuntimeOn ?? 'Auto') === 'Auto'
            ? {}
            : newMap(subject, 'RuntimeManagementConfig')),
          ...(Object.keys(tags).length > 0 ? { Tags: tags } : {}),
          Role: configuration.Role,
          ...(reservedConcurrency === null ? {} : { ReservedConcurrentExecutions: reservedConcurrency }),
          ...newMap(subject, 'EventInvokeConfig'),
          ...newMap(subject, 'DeadLetterQueue'),
          ...newEvents(subject),
          ...(configuration.Layers ? { Layers: configuration.Layers.map(({ Arn }) => Arn) } : {}),
          PackageType,
        },
      },
    },
  };
  const document = new Document(template, written);
  document.commentBefore =
    ' What the console has set for this function. Values of environment variables stand here in clear.';
  return document.toString(style);
}

/** An event for each mapping. */
function newEvents({ mappings = [] }: TemplateSubject): { Events?: Record<string, unknown> } {
  const Events: Record<string, unknown> = {};
  for (const mapping of mappings) {
    const id = eventId(mapping.EventSourceArn, Object.keys(Events));
    Events[id] = eventNode(eventOf(mapping, id));
  }
  return mappings.length === 0 ? {} : { Events };
}

/** Mappings that the template does not say come into it, and those that are gone go. */
function updateEvents(
  { source, resource, events }: TemplateReading,
  { mappings = [] }: TemplateSubject,
): boolean {
  if (events === null) return false;
  const { document } = source;
  const path = ['Resources', resource, 'Properties', 'Events'];
  const node = document.getIn(path, true);
  const taken = isMap(node) ? node.items.map(keyOf) : [];
  let changed = false;
  for (const mapping of mappings) {
    const known = events.find(({ arn }) => arn === mapping.EventSourceArn);
    const id = known?.id ?? eventId(mapping.EventSourceArn, taken);
    const event = eventOf(mapping, id);
    if (known && sameEvent(known, event)) continue;
    changed = true;
    taken.push(id);
    makeRoom(document, path);
    document.setIn([...path, id], document.createNode(eventNode(event), written));
  }
  for (const { id, arn } of events) {
    if (mappings.some(({ EventSourceArn }) => EventSourceArn === arn)) continue;
    changed = true;
    takeOut(document, [...path, id]);
  }
  return changed;
}

/** A property of SAM's that is a map, made of the rows of the table that the function has something for. */
function newMap(subject: TemplateSubject, key: string): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const { path, read } of propertiesOf(serverlessFunction, subject)) {
    const value = read(subject);
    if (path[0] !== key || value === null || (Array.isArray(value) && value.length === 0)) continue;
    let at = made;
    for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[path.at(-1) ?? key] = value;
  }
  return made;
}

function updatedTemplate(reading: TemplateReading, subject: TemplateSubject): string {
  const { source, resource } = reading;
  const { document } = source;
  let changed = false;
  for (const { property, value, shared = [] } of reading.wishes) {
    const now = withoutShared(property.read(subject), shared);
    if (value === undefined || isAsSaid(property, value, subject)) continue;
    changed = true;
    const path = ['Resources', resource, 'Properties', ...property.path];
    if (property.member === 'ZipFile' && now === null) becomeFolder(document, resource, property);
    else if (property.kind === 'variables') setVariables(document, path, value, now);
    else if (now === null || (Array.isArray(now) && now.length === 0)) takeOut(document, path);
    else set(document, path, now);
  }
  if (updateEvents(reading, subject)) changed = true;
  if (!changed) return source.text;
  return source.format === 'json'
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString(style);
}

/** A list without what Globals puts before it; as it is, where it does not begin so. */
function withoutShared(value: PropertyValue, shared: readonly string[]): PropertyValue {
  if (!Array.isArray(value)) return value;
  const list = value as readonly string[];
  return shared.every((each, index) => list[index] === each) ? list.slice(shared.length) : list;
}

/** The code is not one short file any more: the template can only say where it lies. */
function becomeFolder(document: Document, resource: string, { path }: FunctionProperty): void {
  const properties = ['Resources', resource, 'Properties'];
  document.deleteIn([...properties, path[0]]);
  document.setIn([...properties, path[0] === 'Code' ? 'Code' : 'CodeUri'], '.');
}

/** One by one, so that comments and what could not be worked out stay. */
function setVariables(document: Document, path: string[], before: PropertyValue, now: PropertyValue): void {
  const entries = (value: PropertyValue): [string, unknown][] =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const next = new Map(entries(now));
  for (const [name] of entries(before)) if (!next.has(name)) document.deleteIn([...path, name]);
  const old = new Map(entries(before));
  for (const [name, value] of next) if (old.get(name) !== value) set(document, [...path, name], value);
}

/** Puts a value where another one was, with the comments of that one. */
function set(document: Document, path: string[], value: unknown): void {
  const made: Node = document.createNode(value, written);
  const old = document.getIn(path, true);
  if (isScalar(old) && isScalar(made)) {
    made.comment = old.comment;
    made.commentBefore = old.commentBefore;
    if (typeof made.value === typeof old.value && old.tag === undefined) made.type = old.type;
  }
  makeRoom(document, path.slice(0, -1));
  document.setIn(path, made);
}

/** Takes a value out, and the maps that have nothing in them then. */
function takeOut(document: Document, path: string[]): void {
  document.deleteIn(path);
  for (let depth = path.length - 1; depth > 3; depth--) {
    const at = path.slice(0, depth);
    const node = document.getIn(at, true);
    if (isMap(node) && node.items.length === 0) document.deleteIn(at);
  }
}

/** Maps on the way to a value, where there is something else. */
function makeRoom(document: Document, path: string[]): void {
  for (let depth = 1; depth <= path.length; depth++) {
    const at = path.slice(0, depth);
    const node = document.getIn(at, true);
    if (!isMap(node)) document.setIn(at, document.createNode({}) satisfies YAMLMap);
  }
}
