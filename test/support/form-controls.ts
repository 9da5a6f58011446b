/** The controls that a component has in its markup. */
import { parse } from 'svelte/compiler';

interface Node {
  type: string;
  name?: string;
  attributes?: {
    type: string;
    name: string;
    value: { data: string }[] | { data?: string; expression?: { start: number; end: number } } | boolean;
  }[];
}

/** The controls in a component's markup, each with the field that it is inside of: its name, or what works it out. */
export function controls(source: string): { tag: string; field: string | null }[] {
  const found: { tag: string; field: string | null }[] = [];
  const textOf = (node: Node, name: string): string | null => {
    const value = node.attributes?.find((each) => each.name === name)?.value;
    if (value === true) return '';
    if (typeof value === 'object' && 'expression' in value && value.expression)
      return source.slice(value.expression.start, value.expression.end);
    const [part] = Array.isArray(value) ? value : [];
    return part?.data ?? (value === undefined ? null : '');
  };
  const walk = (value: unknown, field: string | null): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, field);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    const own =
      node.type === 'Component' && node.name === 'FormField'
        ? textOf(node, 'field')
        : node.type === 'RegularElement'
          ? textOf(node, 'data-field')
          : null;
    const inside = own ?? field;
    if (node.type === 'RegularElement' && ['input', 'select', 'textarea'].includes(node.name ?? '')) {
      if (textOf(node, 'data-no-request') === null) found.push({ tag: node.name ?? '', field: inside });
    }
    for (const each of Object.values(value)) walk(each, inside);
  };
  walk(parse(source, { modern: true }).fragment, null);
  return found;
}
