/**
 * What a member of a resource may be, as the ledger `sam-schema.json` writes it: alternatives with ` | ` between
 * them. `string`, `integer`, `number`, `boolean` and `object` are JSON's, `intrinsic` is a function of CloudFormation's,
 * `'SQS'` is that very text, `X[]` a list of X, `X{}` a map of X, anything else another entry of the ledger.
 */
export type Kind =
  | { kind: 'plain'; type: PlainType }
  | { kind: 'intrinsic' }
  | { kind: 'literal'; value: string }
  | { kind: 'entry'; name: string }
  | { kind: 'list' | 'map'; of: readonly Kind[] };

const plainTypes = ['string', 'integer', 'number', 'boolean', 'object'] as const;
type PlainType = (typeof plainTypes)[number];

export function kindsOf(text: string): Kind[] {
  return alternatives(text).map((each): Kind => {
    if (each.endsWith('[]')) return { kind: 'list', of: kindsOf(inner(each)) };
    if (each.endsWith('{}')) return { kind: 'map', of: kindsOf(inner(each)) };
    if (each === 'intrinsic') return { kind: 'intrinsic' };
    if (each.startsWith("'")) return { kind: 'literal', value: each.slice(1, -1) };
    const type = plainTypes.find((plain) => plain === each);
    return type === undefined ? { kind: 'entry', name: each } : { kind: 'plain', type };
  });
}

/** Splits where no parenthesis is open. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text.startsWith(' | ', at)) {
      parts.push(text.slice(from, at));
      from = at + 3;
    }
  }
  return [...parts, text.slice(from)];
}

/** Of a list or a map: `(X | Y)[]` → `X | Y`. */
function inner(text: string): string {
  const of = text.slice(0, -2);
  return of.startsWith('(') && of.endsWith(')') ? of.slice(1, -1) : of;
}
