/** Each control of a form that ends in calls is a member of a request, or it does nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-lambda';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../support/request-members.ts';

const root = new URL('../../../../src/ui/console/function/', import.meta.url);
/** Components with the controls of Add trigger, Edit trigger and Add destination. */
const forms = [
  'triggers/AddTrigger',
  'triggers/MappingSettings',
  'triggers/PollFields',
  'triggers/RuleFields',
  'triggers/StreamFields',
  'destinations/AddDestination',
].map((name) => `${name}.svelte`);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');

/** Members of the requests of other services (botocore@1.43.107: events, iam). */
const others = ['EventPattern', 'ScheduleExpression', 'PolicyDocument'];

const requests = Object.entries(sdk).flatMap(([name, schema]) => (/Request\$$/.test(name) ? [schema] : []));

function isMember(path: string): boolean {
  if (others.includes(path)) return true;
  return requests.some((request) => {
    let schema: unknown = request;
    return path.split('.').every((name) => {
      const found = membersOf(schema);
      schema = found?.get(name);
      return found?.has(name) === true;
    });
  });
}

interface Node {
  type: string;
  name?: string;
  attributes?: { name: string }[];
}

/** Controls that no `data-field` is around, and that are in no component which stands in one. */
function silent(source: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, said: boolean): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, said);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { type, name = '', attributes = [] } = value as Node;
    const inside =
      said || (type === 'RegularElement' && attributes.some((each) => each.name === 'data-field'));
    if (type === 'RegularElement' && ['input', 'select', 'textarea'].includes(name) && !inside)
      found.push(name);
    for (const each of Object.values(value)) walk(each, inside);
  };
  walk(parse(source, { modern: true }).fragment, false);
  return found;
}

describe('the controls of triggers and destinations', () => {
  it.each(forms)('%s has no control that says nothing of a request', (name) => {
    expect(silent(read(name))).toEqual([]);
  });

  it('would find one', () => {
    expect(
      silent('<form><label data-field="A"><input /></label>{#if a}<select></select>{/if}</form>'),
    ).toEqual(['select']);
  });

  it('are in no other component of theirs, but for what happens at a source', () => {
    const all = ['triggers', 'destinations'].flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .filter((name) => name.endsWith('.svelte'))
        .map((name) => `${folder}/${name}`),
    );
    const controlled = all.filter((name) => /<(input|select|textarea)\b/.test(read(name)));
    expect(controlled.filter((name) => !forms.includes(name))).toEqual(['triggers/SourcePane.svelte']);
  });
});

describe('what the controls of the function page say', () => {
  const named = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .flatMap((name) =>
      [...read(name).matchAll(/\b(?:member|at)\('([^']+)'\)/g)].map(([, path = '']) => path),
    );

  it.each([...new Set(named)])('%s is a member of a request of AWS’s', (path) => {
    expect(isMember(path)).toBe(true);
  });

  it('would find what AWS does not know', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(isMember('VpcConfig.SubnetIds')).toBe(true);
    for (const wrong of ['VpcConfig.Subnets', 'Destination', 'Pattern', 'RuleType'])
      expect(isMember(wrong), wrong).toBe(false);
  });
});
