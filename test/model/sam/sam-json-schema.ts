/**
 * SAM's own schema of templates as a JSON schema, made of the ledger `sam-schema.json`. Where it is stricter than the
 * one that AWS publishes: an intrinsic function is a map of one member, and not any map.
 */
import { Ajv, type SchemaObject } from 'ajv';
import facts from '#content/facts/sam-schema.json' with { type: 'json' };
import { type Kind, kindsOf } from '#model/sam/schema-kinds.ts';

interface Entry {
  members: Record<string, string>;
  required: readonly string[];
}
const entries: Readonly<Record<string, Entry>> = facts;

const event = 'AWS::Serverless::Function.Event';
const eventTypes = Object.keys(entries)
  .filter((name) => name.startsWith(`${event}.`))
  .map((name) => name.slice(event.length + 1));

const ref = (name: string): SchemaObject => ({ $ref: `#/definitions/${encodeURIComponent(name)}` });

const intrinsic: SchemaObject = {
  type: 'object',
  propertyNames: { pattern: '^(Ref|Condition|Fn::[A-Za-z]+)$' },
  minProperties: 1,
  maxProperties: 1,
};

function schemaOf(kinds: readonly Kind[]): SchemaObject {
  const [first, ...others] = kinds.map((each): SchemaObject => {
    switch (each.kind) {
      case 'plain':
        return { type: each.type };
      case 'intrinsic':
        return ref('intrinsic');
      case 'literal':
        return { const: each.value };
      case 'entry':
        return ref(each.name);
      case 'list':
        return { type: 'array', items: schemaOf(each.of) };
      case 'map':
        return { type: 'object', additionalProperties: schemaOf(each.of) };
    }
  });
  return first === undefined || others.length > 0 ? { anyOf: [first, ...others] } : first;
}

function objectOf({ members, required }: Entry): SchemaObject {
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: Object.fromEntries(
      Object.entries(members).map(([name, kind]) => [name, schemaOf(kindsOf(kind))]),
    ),
  };
}

/** By its type: SAM's and Lambda's with their own properties, any other one with whatever it has. */
function resource(): SchemaObject {
  const known = Object.keys(entries).filter((name) => /^AWS::\w+::\w+$/.test(name));
  const around = (name: string): Entry | undefined =>
    entries[name.startsWith('AWS::Serverless::') ? 'Resource.Serverless' : 'Resource'];
  return known.reduceRight<SchemaObject>(
    (otherwise, name) => {
      const base = objectOf(around(name) ?? { members: {}, required: [] });
      const needs = (entries[name]?.required.length ?? 0) > 0;
      return {
        if: { type: 'object', properties: { Type: { const: name } }, required: ['Type'] },
        then: {
          ...base,
          required: needs ? ['Type', 'Properties'] : ['Type'],
          properties: { ...(base['properties'] as SchemaObject), Properties: ref(name) },
        },
        else: otherwise,
      };
    },
    {
      ...objectOf(entries['Resource'] ?? { members: {}, required: [] }),
      properties: { ...(objectOf(entries['Resource'] as Entry)['properties'] as SchemaObject) },
    },
  );
}

function eventSchema(): SchemaObject {
  return eventTypes.reduceRight<SchemaObject>(
    (otherwise, type) => ({
      if: { type: 'object', properties: { Type: { const: type } }, required: ['Type'] },
      then: {
        type: 'object',
        additionalProperties: false,
        required: entries[`${event}.${type}`]?.required.length ? ['Type', 'Properties'] : ['Type'],
        properties: { Type: { const: type }, Properties: ref(`${event}.${type}`) },
      },
      else: otherwise,
    }),
    { type: 'object', properties: { Type: { enum: eventTypes } }, required: ['Type'] },
  );
}

export const samJsonSchema: SchemaObject = {
  ...ref('Template'),
  definitions: {
    ...Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, objectOf(entry)])),
    intrinsic,
    Resource: resource(),
    [event]: eventSchema(),
  },
};

const validate = new Ajv({ allErrors: true, strict: false }).compile(samJsonSchema);

/** Where a template is not as SAM's schema says; none: it is. */
export function schemaFaults(template: unknown): string[] {
  if (validate(template)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const what = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
    return `${instancePath} ${message ?? ''}${what}`;
  });
}
