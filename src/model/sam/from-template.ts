/** A template in, what it says of one function out: line by line, nothing left out. */
import { isMap, type Pair, type YAMLMap } from 'yaml';
import type { Account } from '../lambda/arn.ts';
import { isFunctionType, serverlessFunction, type TemplateSubject } from './function-property.ts';
import { propertyEntries } from './property-entries.ts';
import { ownFault, type TemplateFault, templateFault } from './template-fault.ts';
import { keptNote } from './kept-notes.ts';
import type { ReadTemplate, TemplateEntry } from './template-reading.types.ts';
import { keyOf, linesOf, pairOf, rangeOf } from './template-nodes.ts';
import { missingReference } from './template-references.ts';
import { readSource, type TemplateSource } from './template-source.ts';
import { type Lookup, parameterLookup, resolve } from './template-values.ts';
import { isKnownType, meantType } from './unknown-members.ts';

/** Thrown and caught in this file only. */
class Refused extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.message);
    this.fault = fault;
  }
}

interface Resource {
  id: string;
  pair: Pair;
  node: YAMLMap;
  type: string;
}

/**
 * @param wanted logical id of the function; where it is left out or not there, the one that is named as the function
 *   is, or else the first one
 */
export function readTemplate(
  text: string,
  subject: TemplateSubject,
  account: Account,
  wanted?: string,
): ReadTemplate {
  const read = readSource(text);
  if (!read.ok) return read;
  try {
    return { ok: true, reading: reading(read.source, subject, account, wanted) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    throw error;
  }
}

function reading(
  source: TemplateSource,
  subject: TemplateSubject,
  account: Account,
  wanted?: string,
): Extract<ReadTemplate, { ok: true }>['reading'] {
  const root = source.document.contents;
  const start = source.placeOf(0);
  if (!isMap(root)) throw new Refused(templateFault('unsupportedStructure', start));
  const lookup = parameterLookup(root.get('Parameters', true), account);
  const resources = resourcesOf(source, root);
  const missing = missingReference(source, root);
  if (missing !== null) throw new Refused(missing);
  const functions = resources.filter(({ type }) => isFunctionType(type));
  const chosen = choose(functions, subject, lookup, wanted);
  if (!chosen || !isFunctionType(chosen.type)) {
    const place = source.placeOf(rangeOf(pairOf(root, 'Resources')).from);
    const advice = `The page needs a resource of the type ${serverlessFunction} or AWS::Lambda::Function.`;
    throw new Refused(ownFault('No resource of this template is a function.', place, advice));
  }
  const globals = root.get('Globals', true);
  const shared =
    chosen.type === serverlessFunction && isMap(globals) ? mapOf(globals.get('Function', true)) : null;
  const of = propertyEntries({
    source,
    subject,
    lookup,
    resource: chosen.id,
    at: source.placeOf(rangeOf(chosen.pair).from),
    type: chosen.type,
    properties: mapOf(chosen.node.get('Properties', true)),
    built: mapOf(chosen.node.get('Metadata', true))?.has('Dockerfile') ?? false,
    shared,
    refuse(fault) {
      throw new Refused(fault);
    },
  });
  const entries = [...outside(source, root, chosen), ...of.entries].sort((a, b) => a.at - b.at);
  return {
    source,
    resource: chosen.id,
    type: chosen.type,
    functions: functions.map(({ id }) => id),
    wishes: of.wishes,
    events: chosen.type === serverlessFunction ? of.events : null,
    entries,
  };
}

function resourcesOf(source: TemplateSource, root: YAMLMap): Resource[] {
  const pair = pairOf(root, 'Resources');
  if (!pair || !isMap(pair.value) || pair.value.items.length === 0)
    throw new Refused(templateFault('noResources', source.placeOf(rangeOf(pair).from)));
  return pair.value.items.map((item) => {
    const place = source.placeOf(rangeOf(item).from);
    const node = item.value;
    if (!isMap(node)) throw new Refused(templateFault('unsupportedStructure', place));
    const type = node.get('Type');
    if (typeof type !== 'string' || !isKnownType(type)) {
      const types = typeof type === 'string' ? type : '';
      throw new Refused(templateFault('unrecognizedTypes', place, { types }, meantType(types)));
    }
    return { id: keyOf(item), pair: item, node, type };
  });
}

function choose(
  functions: readonly Resource[],
  { configuration }: TemplateSubject,
  lookup: Lookup,
  wanted?: string,
): Resource | undefined {
  const named = (resource: Resource): boolean => {
    const properties = resource.node.get('Properties', true);
    const name = resolve(isMap(properties) ? properties.get('FunctionName', true) : undefined, lookup);
    return name.known && name.value === configuration.FunctionName;
  };
  return functions.find(({ id }) => id === wanted) ?? functions.find(named) ?? functions[0];
}

/** Everything that is not a property of the function. */
function outside(source: TemplateSource, root: YAMLMap, chosen: Resource): TemplateEntry[] {
  const entry = (pair: Pair, path: string, note: string): TemplateEntry => {
    return { fate: 'kept', note, path, ...linesOf(source, pair) };
  };
  return root.items.flatMap((pair) => {
    const key = keyOf(pair);
    if (key === 'Globals' && isMap(pair.value)) {
      return pair.value.items
        .filter((item) => !(keyOf(item) === 'Function' && chosen.type === serverlessFunction))
        .map((item) => entry(item, `Globals.${keyOf(item)}`, keptNote('Globals')));
    }
    if (key !== 'Resources') return [entry(pair, key, keptNote(key))];
    if (!isMap(pair.value)) return [];
    return pair.value.items.flatMap((item) => {
      const id = keyOf(item);
      if (id !== chosen.id || !isMap(item.value)) {
        const type = isMap(item.value) ? String(item.value.get('Type')) : '';
        return [entry(item, `Resources.${id}`, keptNote(type))];
      }
      return item.value.items
        .filter((attribute) => keyOf(attribute) !== 'Properties')
        .map((attribute) =>
          entry(attribute, `Resources.${id}.${keyOf(attribute)}`, keptNote(`attribute ${keyOf(attribute)}`)),
        );
    });
  });
}

function mapOf(node: unknown): YAMLMap | null {
  return isMap(node) ? node : null;
}
