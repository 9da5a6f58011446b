/**
 * What stands in a template, as plain values. Intrinsic functions that need no stack are worked out (`Ref` and
 * `Sub` of a parameter with a default and of the pseudo parameters); the others are named and left alone.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Account } from '../lambda/arn.ts';

/** A value, or the intrinsic function that stands for one and cannot be worked out here. */
export type Resolved = { known: true; value: unknown } | { known: false; intrinsic: string };

/** The value of a parameter or pseudo parameter; undefined where nobody knows it before a stack is made. */
export type Lookup = (name: string) => unknown;

const known = (value: unknown): Resolved => ({ known: true, value });
const unknown = (intrinsic: string): Resolved => ({ known: false, intrinsic });

const intrinsicKey = /^(?:Ref|Condition|Fn::\w+)$/;

/** `!Ref X`, `{ "Ref": "X" }`, `!GetAtt A.b` and the like: the name of the function, and what it is given. */
export function intrinsicOf(node: unknown): { name: string; argument: unknown } | null {
  if (isScalar(node) || isMap(node) || isSeq(node)) {
    const tag = /^!([A-Z]\w*)$/.exec(node.tag ?? '')?.[1];
    if (tag !== undefined)
      return { name: tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`, argument: plain(node) };
  }
  if (isMap(node) && node.items.length === 1) {
    const [pair] = node.items;
    const key = isScalar(pair?.key) ? String(pair.key.value) : '';
    if (intrinsicKey.test(key)) return { name: key, argument: pair?.value };
  }
  return null;
}

/** A tagged node without its tag. */
function plain(node: Node): unknown {
  if (isScalar(node)) return node.value;
  return node;
}

/** The text that a node is, if it is one. */
export function textOf(node: unknown): string | null {
  const value = isScalar(node) ? node.value : node;
  return typeof value === 'string' ? value : null;
}

export function resolve(node: unknown, lookup: Lookup): Resolved {
  const intrinsic = intrinsicOf(node);
  if (intrinsic !== null) return resolveIntrinsic(intrinsic, lookup);
  if (isScalar(node)) return known(node.value);
  if (isSeq(node)) {
    const values = node.items.map((item) => resolve(item, lookup));
    const first = values.find((value) => !value.known);
    return first ?? known(values.map((value) => (value.known ? value.value : null)));
  }
  if (isMap(node)) {
    const entries: [string, unknown][] = [];
    for (const { key, value } of node.items) {
      const resolved = resolve(value, lookup);
      if (!resolved.known) return resolved;
      entries.push([String(isScalar(key) ? key.value : key), resolved.value]);
    }
    return known(Object.fromEntries(entries));
  }
  return known(node ?? null);
}

function resolveIntrinsic({ name, argument }: { name: string; argument: unknown }, lookup: Lookup): Resolved {
  const text = textOf(argument);
  if (name === 'Ref' && text !== null) {
    const value = lookup(text);
    return value === undefined ? unknown(`!Ref ${text}`) : known(value);
  }
  if (name === 'Fn::Sub') {
    const { template, own } = substitution(argument);
    if (template !== null) return substituted(template, own, lookup);
  }
  return unknown(`!${name.replace('Fn::', '')}${text === null ? '' : ` ${text}`}`);
}

/** What `Sub` is given: a text, or a text and a map of values for it. */
export function substitution(argument: unknown): { template: string | null; own: YAMLMap | null } {
  if (!isSeq(argument)) return { template: textOf(argument), own: null };
  const [template, own] = argument.items;
  return { template: textOf(template), own: isMap(own) ? own : null };
}

/** `${Name}` and `${Name.Attribute}` in a text, but not `${!Name}`. */
const variables = /\$\{(!?)([^}]*)\}/g;

/** Names that a text asks for. */
export function variablesIn(template: string): string[] {
  return [...template.matchAll(variables)].flatMap(([, escaped, variable = '']) =>
    escaped === '' ? [variable.trim()] : [],
  );
}

function substituted(template: string, own: YAMLMap | null, lookup: Lookup): Resolved {
  const missing: string[] = [];
  const made = template.replace(variables, (whole, escaped: string, variable: string) => {
    if (escaped !== '') return `\${${variable}}`;
    const given = own?.get(variable.trim(), true);
    const resolved = given === undefined ? known(lookup(variable.trim())) : resolve(given, lookup);
    const value = resolved.known ? resolved.value : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    missing.push(variable);
    return whole;
  });
  const [first] = missing;
  return first === undefined ? known(made) : unknown(`!Sub \${${first}}`);
}

/**
 * Looks a name up among the parameters of the template, then among the pseudo parameters.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function parameterLookup(parameters: unknown, { region, accountId }: Account): Lookup {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return (name) => {
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    const parameter = isMap(parameters) ? parameters.get(name, true) : undefined;
    if (!isMap(parameter)) return undefined;
    const preset: unknown = parameter.get('Default');
    if (preset === undefined) return undefined;
    const isList = parameter.get('Type') === 'CommaDelimitedList' && typeof preset === 'string';
    return isList ? preset.split(',').map((each) => each.trim()) : preset;
  };
}
