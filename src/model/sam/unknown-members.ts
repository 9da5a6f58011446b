/**
 * Properties that neither SAM nor CloudFormation has: AWS refuses the whole template for one of them. Said at its line,
 * in AWS's words.
 */
import samSchema from '#content/facts/sam-schema.json' with { type: 'json' };
import { isMap, isSeq, type Pair, type YAMLMap } from 'yaml';
import { serverlessFunction } from './function-property.ts';
import { nearestName } from './nearest-name.ts';
import type { PropertiesGiven } from './property-entries.ts';
import { type Kind, kindsOf } from './schema-kinds.ts';
import { type TemplateFault, templateFault } from './template-fault.ts';
import { keyOf, rangeOf } from './template-nodes.ts';
import { intrinsicOf } from './template-values.ts';

const entries: Readonly<Record<string, { members: Readonly<Record<string, string>> }>> = samSchema;

/** Whether CloudFormation or SAM may know a type. Of other services than Lambda every one is taken for known. */
export function isKnownType(type: string): boolean {
  if (!/^[A-Z]\w*::\w+/.test(type)) return false;
  return !/^AWS::(Lambda|Serverless)::/.test(type) || Object.hasOwn(membersOf('Types'), type);
}

/** What somebody who wrote a type that there is not may have meant. */
export function meantType(type: string): string | undefined {
  const meant = nearestName(type, Object.keys(membersOf('Types')));
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

/** Refuses the first property of the function's, or of `Globals.Function`, that there is not. */
export function refuseUnknown(given: PropertiesGiven): void {
  const { type, resource: id, properties, shared } = given;
  for (const pair of shared?.items ?? []) {
    const values = Object.keys(membersOf('Globals.Function')).map((name) => `'${name}'`);
    refuseStranger(given, pair, 'Globals.Function', (name) => [
      'samUnknownGlobal',
      { name, values: values.join(', ') },
    ]);
    below(given, pair, 'Globals.Function', keyOf(pair));
  }
  for (const pair of properties?.items ?? []) {
    const key = keyOf(pair);
    refuseStranger(given, pair, type, (name) =>
      type === serverlessFunction
        ? ['samUnknownProperty', { id, name, type }]
        : ['unknownProperty', { id, path: '#', name }],
    );
    if (type === serverlessFunction && key === 'Events') events(given, pair);
    else below(given, pair, type, key);
  }
}

type Words = [Parameters<typeof templateFault>[0], Readonly<Record<string, string>>];

function refuseStranger(
  { source, refuse }: PropertiesGiven,
  pair: Pair,
  entry: string,
  words: (name: string) => Words,
): void {
  const name = keyOf(pair);
  const members = membersOf(entry);
  if (Object.hasOwn(members, name) || name.startsWith('Fn::')) return;
  const meant = nearestName(name, Object.keys(members));
  const advice = meant === undefined ? 'Look at its spelling, or leave it out.' : `Did you mean ${meant}?`;
  const fault: TemplateFault = templateFault(
    ...before(words(name), source.placeOf(rangeOf(pair).from)),
    advice,
  );
  refuse(fault);
}

function before([message, fillIns]: Words, place: Parameters<typeof templateFault>[1]) {
  return [message, place, fillIns] as const;
}

function membersOf(entry: string): Readonly<Record<string, string>> {
  return entries[entry]?.members ?? {};
}

/** What is in a property that SAM hands on to CloudFormation, which reads it to the last member. */
function below(given: PropertiesGiven, pair: Pair, entry: string, path: string): void {
  const kind = membersOf(entry)[keyOf(pair)];
  if (kind !== undefined) into(given, pair.value, kindsOf(kind), path);
}

function into(given: PropertiesGiven, node: unknown, kinds: readonly Kind[], path: string): void {
  if (intrinsicOf(node) !== null) return;
  for (const each of kinds) {
    if (each.kind === 'list' && isSeq(node))
      node.items.forEach((item, index) => into(given, item, each.of, `${path}/${index}`));
    if (each.kind === 'entry' && each.name.startsWith('AWS::Lambda::') && isMap(node))
      inside(given, node, each.name, path);
  }
}

function inside(given: PropertiesGiven, map: YAMLMap, entry: string, path: string): void {
  for (const pair of map.items) {
    refuseStranger(given, pair, entry, (name) => [
      'unknownProperty',
      { id: given.resource, path: `#/${path}`, name },
    ]);
    below(given, pair, entry, `${path}/${keyOf(pair)}`);
  }
}

/** SAM makes a resource of its own of an event, and names it after both. */
function events(given: PropertiesGiven, { value }: Pair): void {
  for (const event of isMap(value) ? value.items : []) {
    if (!isMap(event.value)) continue;
    const type = event.value.get('Type');
    const properties = event.value.get('Properties', true);
    const entry = `${serverlessFunction}.Event.${String(type)}`;
    if (!Object.hasOwn(entries, entry) || !isMap(properties) || intrinsicOf(properties) !== null) continue;
    const id = `${given.resource}${keyOf(event)}`;
    for (const pair of properties.items)
      refuseStranger(given, pair, entry, (name) => ['samUnknownProperty', { id, name, type: String(type) }]);
  }
}
