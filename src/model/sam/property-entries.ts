/** The properties of the function's resource, one by one: what each is and what becomes of it. */
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { propertiesOf } from './function-properties.ts';
import {
  type FunctionProperty,
  type FunctionType,
  type PropertyValue,
  serverlessFunction,
  type TemplateSubject,
  type Variables,
} from './function-property.ts';
import { keptNote } from './kept-notes.ts';
import { refuseIdentity } from './property-refusals.ts';
import { type Place, type TemplateFault, templateFault } from './template-fault.ts';
import { keyOf, linesOf, rangeOf } from './template-nodes.ts';
import type { Fate, TemplateEntry, Wish } from './template-reading.types.ts';
import type { TemplateSource } from './template-source.ts';
import { isPolledType, type PolledEvent, polledEvent } from './template-events.ts';
import { intrinsicOf, type Lookup, resolve } from './template-values.ts';
import { refuseUnknown } from './unknown-members.ts';

export interface PropertiesGiven {
  source: TemplateSource;
  subject: TemplateSubject;
  lookup: Lookup;
  /** Logical id, and where it stands. */
  resource: string;
  at: Place;
  type: FunctionType;
  /** Of the resource. */
  properties: YAMLMap | null;
  /** Whether its metadata say how SAM builds its image. */
  built: boolean;
  /** `Globals.Function`. */
  shared: YAMLMap | null;
  refuse: (fault: TemplateFault) => never;
}

interface Found {
  entries: TemplateEntry[];
  /** By the property's path. A value of undefined: it is there, and cannot be worked out. */
  values: Map<string, PropertyValue | undefined>;
  /** What of them `Globals` says. */
  shared: ReadonlyMap<string, PropertyValue | undefined>;
  /** `null` once one of them cannot be worked out. */
  events: PolledEvent[] | null;
}

const noValue = '!Ref AWS::NoValue';

export function propertyEntries(
  given: PropertiesGiven,
): Pick<Found, 'entries' | 'events'> & { wishes: Wish[] } {
  const { type, subject, properties, shared } = given;
  refuseUnknown(given);
  refuseIdentity(given);
  const found: Found = { entries: [], values: new Map(), shared: new Map(), events: [] };
  // What the resource says itself comes last: a value wins, a list is put behind that of Globals.
  readMap(given, shared, 'Globals.Function', found);
  found.shared = new Map(found.values);
  readMap(given, properties, `Resources.${given.resource}.Properties`, found);
  const wishes = propertiesOf(type, subject).map((property): Wish => {
    const key = property.path.join('.');
    const value = found.values.has(key) ? found.values.get(key) : property.preset(subject);
    const list = found.shared.get(key);
    return { property, value, ...(isList(list) ? { shared: list } : {}) };
  });
  return { entries: found.entries, events: found.events, wishes };
}

function isList(value: PropertyValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}

/** @param above keys on the way to the map, below `Properties` */
function readMap(
  given: PropertiesGiven,
  map: YAMLMap | null,
  base: string,
  found: Found,
  above: readonly string[] = [],
): void {
  for (const pair of map?.items ?? []) {
    const key = keyOf(pair);
    const path = `${base}.${key}`;
    const keys = [...above, key];
    const rows = propertiesOf(given.type, given.subject).filter((row) =>
      keys.every((each, index) => row.path[index] === each),
    );
    const leaf = rows.find((row) => row.path.length === keys.length);
    if (keys.join('.') === 'Events' && given.type === serverlessFunction && isMap(pair.value))
      readEvents(given, pair.value, path, found);
    else if (leaf) readLeaf(given, leaf, pair, path, found);
    else if (rows.length === 0) note(given, pair, path, { fate: 'kept', note: keptNote(key) }, found);
    else if (intrinsicOf(pair.value) !== null) {
      const resolved = resolve(pair.value, given.lookup);
      const intrinsic = resolved.known ? '' : resolved.intrinsic;
      note(given, pair, path, { fate: 'unresolved', intrinsic }, found);
      for (const each of rows) found.values.set(each.path.join('.'), undefined);
    } else if (isMap(pair.value)) readMap(given, pair.value, path, found, keys);
    else if (path.endsWith('.Properties.Code'))
      note(given, pair, path, { fate: 'kept', note: keptNote(key) }, found);
    else wrongType(given, pair, path, 'JSONObject');
  }
}

/** Mappings become calls; what a service pushes is kept. */
function readEvents(given: PropertiesGiven, map: YAMLMap, base: string, found: Found): void {
  for (const pair of map.items) {
    const id = keyOf(pair);
    const path = `${base}.${id}`;
    const type = isMap(pair.value) ? pair.value.get('Type') : undefined;
    if (!isPolledType(type)) {
      note(given, pair, path, { fate: 'kept', note: keptNote('Events') }, found);
      continue;
    }
    const resolved = resolve(pair.value, given.lookup);
    const event = resolved.known ? polledEvent(id, resolved.value) : null;
    if (event === null) {
      found.events = null;
      const intrinsic = resolved.known ? 'no queue or stream' : resolved.intrinsic;
      note(given, pair, path, { fate: 'unresolved', intrinsic }, found);
      continue;
    }
    found.events?.push(event);
    const member = {
      action: 'CreateEventSourceMapping',
      member: 'EventSourceArn',
      value: event.arn,
    } as const;
    note(given, pair, path, { fate: 'member', ...member }, found);
  }
}

function note(given: PropertiesGiven, pair: Pair, path: string, fate: Fate, found: Found): void {
  found.entries.push({ ...fate, path, ...linesOf(given.source, pair) });
}

function readLeaf(
  given: PropertiesGiven,
  property: FunctionProperty,
  pair: Pair,
  path: string,
  found: Found,
): void {
  const key = property.path.join('.');
  if (property.kind === 'variables' && isMap(pair.value) && intrinsicOf(pair.value) === null) {
    found.values.set(key, variablesOf(given, property, pair.value, path, found));
    return;
  }
  const resolved = resolve(pair.value, given.lookup);
  if (!resolved.known) {
    if (resolved.intrinsic === noValue) {
      found.values.set(key, property.preset(given.subject));
      note(given, pair, path, { fate: 'kept', note: 'As if the line were not there.' }, found);
      return;
    }
    found.values.set(key, undefined);
    note(given, pair, path, { fate: 'unresolved', intrinsic: resolved.intrinsic }, found);
    return;
  }
  const value = asKind(given, property, pair, path, resolved.value);
  const above = found.shared.get(key);
  found.values.set(key, isList(above) && isList(value) ? [...above, ...value] : value);
  const { action, member } = property;
  note(given, pair, path, { fate: 'member', action, member, value }, found);
}

/** Variables that cannot be worked out stay what the function has. */
function variablesOf(
  given: PropertiesGiven,
  property: FunctionProperty,
  map: YAMLMap,
  path: string,
  found: Found,
): Record<string, string> {
  const { action, member } = property;
  const had = property.read(given.subject);
  const now = typeof had === 'object' && had !== null && !Array.isArray(had) ? (had as Variables) : {};
  const before = found.values.get(property.path.join('.'));
  const values = new Map<string, string>(
    typeof before === 'object' && before !== null && !Array.isArray(before) ? Object.entries(before) : [],
  );
  for (const pair of map.items) {
    const name = keyOf(pair);
    const resolved = resolve(pair.value, given.lookup);
    if (resolved.known) {
      const value = String(asText(given, pair, `${path}.${name}`, resolved.value));
      values.set(name, value);
      note(given, pair, `${path}.${name}`, { fate: 'member', action, member, value }, found);
    } else {
      const kept = Object.hasOwn(now, name) ? now[name] : undefined;
      if (kept !== undefined) values.set(name, kept);
      note(given, pair, `${path}.${name}`, { fate: 'unresolved', intrinsic: resolved.intrinsic }, found);
    }
  }
  return Object.fromEntries(values);
}

function asKind(
  given: PropertiesGiven,
  { kind }: FunctionProperty,
  pair: Pair,
  path: string,
  value: unknown,
): PropertyValue {
  if (value === null) return refuseNull(given, pair, path);
  switch (kind) {
    case 'text':
      return asText(given, pair, path, value);
    case 'count': {
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
      return wrongType(given, pair, path, 'Integer', value);
    }
    case 'flag':
      if (value === true || value === 'true') return true;
      return value === false || value === 'false' ? false : wrongType(given, pair, path, 'Boolean', value);
    case 'list':
      return Array.isArray(value) ? value.map(String) : wrongType(given, pair, path, 'JSONArray', value);
    case 'variables':
      return wrongType(given, pair, path, 'JSONObject', value);
  }
}

/** CloudFormation takes numbers and booleans for text, as they are written. */
function asText(given: PropertiesGiven, pair: Pair, path: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return refuseNull(given, pair, path);
  if (typeof value === 'number' || typeof value === 'boolean')
    return isScalar(pair.value) && typeof pair.value.source === 'string' ? pair.value.source : String(value);
  return wrongType(given, pair, path, 'String', value);
}

function refuseNull(given: PropertiesGiven, pair: Pair, path: string): never {
  const place = given.source.placeOf(rangeOf(pair).from);
  return given.refuse(templateFault('nullValue', place, { path: path.replaceAll('.', '/') }));
}

function wrongType(
  given: PropertiesGiven,
  pair: Pair,
  path: string,
  expected: string,
  value?: unknown,
): never {
  const found = Array.isArray(value)
    ? 'JSONArray'
    : typeof value === 'object' && value !== null
      ? 'JSONObject'
      : typeof value === 'number'
        ? 'Number'
        : typeof value === 'boolean'
          ? 'Boolean'
          : 'String';
  const place = given.source.placeOf(rangeOf(pair).from);
  const below = path.replace(/^.*?(?:Properties|Function)\./, '').replaceAll('.', '/');
  return given.refuse(
    templateFault('wrongType', place, { id: given.resource, path: below, expected, found }),
  );
}
