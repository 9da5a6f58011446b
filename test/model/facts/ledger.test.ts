import { readdirSync, readFileSync } from 'node:fs';
import { type Expression, parseExpressionAt } from 'acorn';
import { describe, expect, it } from 'vitest';
import limits from '#content/facts/limits.json' with { type: 'json' };
import { fact, type FactKey } from '#model/facts/ledger.ts';
import { factFiles } from '#model/facts/fact-files.schema.ts';

const folder = new URL('../../../content/facts/', import.meta.url);
const texts = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

/** Keys that a JSON text gives twice in one object: `JSON.parse` keeps the last and says nothing. */
function duplicateKeys(json: string): string[] {
  const found: string[] = [];
  const walk = (node: Expression, path: string): void => {
    if (node.type === 'ArrayExpression') {
      node.elements.forEach((element, index) => {
        if (element && element.type !== 'SpreadElement') walk(element, `${path}[${index}]`);
      });
    }
    if (node.type !== 'ObjectExpression') return;
    const seen = new Set<unknown>();
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Literal') continue;
      const key = String(property.key.value);
      if (seen.has(key)) found.push(`${path}.${key}`);
      seen.add(key);
      walk(property.value, `${path}.${key}`);
    }
  };
  walk(parseExpressionAt(json, 0, { ecmaVersion: 'latest' }), '');
  return found;
}

describe('the fact ledger', () => {
  it('has a schema for every file, and a file for every schema', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(factFiles).sort());
  });

  for (const [name, schema] of Object.entries(factFiles)) {
    it(`${name} is as its schema says`, () => {
      const result = schema.safeParse(JSON.parse(texts[name] ?? 'null'));
      expect(result.error?.issues ?? []).toEqual([]);
    });

    it(`${name} gives no key twice`, () => {
      expect(duplicateKeys(texts[name] ?? '')).toEqual([]);
    });

    it(`${name} names only public sources`, () => {
      expect(texts[name]).not.toMatch(/mirror|third-party|hands-on|\/work\/|\/root\//i);
    });
  }

  it('finds a key that is given twice', () => {
    expect(duplicateKeys('{"a": {"b": 1, "c": [{"d": 1, "d": 2}], "b": 2}}')).toEqual(['.a.c[0].d', '.a.b']);
  });

  it('gives no limit in two files', () => {
    const keys = ['limits.json', 'quotas.json', 'prices.json'].flatMap((name) =>
      Object.keys(JSON.parse(texts[name] ?? '{}') as object),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const runtimes = ['runtimes.json', 'retired-runtimes.json'].flatMap((name) =>
      Object.keys(JSON.parse(texts[name] ?? '{}') as object),
    );
    expect(runtimes.filter((key, index) => runtimes.indexOf(key) !== index)).toEqual([]);
  });

  it('gives a refusal the status of its exception', () => {
    const errors = factFiles['api-errors.json'].parse(JSON.parse(texts['api-errors.json'] ?? ''));
    const messages = factFiles['api-messages.json'].parse(JSON.parse(texts['api-messages.json'] ?? ''));
    const known = Object.values(messages).filter(({ code }) => code in errors);
    expect(known.length).toBeGreaterThan(10);
    for (const { code, status } of known) expect(status, code).toBe(errors[code]?.status);
  });

  it('refuses a member that it does not know', () => {
    const result = factFiles['limits.json'].safeParse({
      memory: { ...limits.memory, maximum: 10240 },
    });
    expect(result.error?.issues[0]).toMatchObject({
      code: 'unrecognized_keys',
      path: ['memory'],
      keys: ['maximum'],
    });
  });

  it('refuses a documented fact without a source, and an observed one without a word why', () => {
    const parse = (change: object) =>
      factFiles['limits.json'].safeParse({ memory: { ...limits.memory, sources: [], ...change } });
    expect(parse({}).error?.issues[0]?.path).toEqual(['memory', 'sources']);
    expect(parse({ confidence: 'observed' }).error?.issues[0]?.path).toEqual(['memory', 'note']);
    expect(parse({ confidence: 'observed', note: 'seen in a log' }).success).toBe(true);
  });

  it('refuses a source that nobody else can open', () => {
    const result = factFiles['limits.json'].safeParse({
      memory: { ...limits.memory, sources: ['a colleague told us'] },
    });
    expect(result.success).toBe(false);
  });
});

describe('fact()', () => {
  it('has a number for every limit', () => {
    const keys: FactKey[] = Object.keys(limits).filter((key): key is FactKey => key in limits);
    for (const key of keys) expect(fact(key).value, key).toBeTypeOf('number');
  });

  it('knows what the console asks for', () => {
    expect(fact('memory')).toMatchObject({
      min: 128,
      max: 10240,
      default: 128,
      unit: 'MB',
    });
    expect(fact('timeout')).toMatchObject({ min: 1, max: 900, default: 3, unit: 's' });
    expect(fact('payloadSync')).toMatchObject({ value: 6 * 1024 * 1024, unit: 'bytes' });
  });
});
