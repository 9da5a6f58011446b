// ESLint rule: a file of src/ imports only what the table of rooms.mjs lets its room import, across rooms by
// name (`#model/…`), inside a room by a relative path. Sees import and export declarations, `import type`,
// `import()`, `typeof import()`, `import.meta.glob` and `new URL(…, import.meta.url)`.
import { posix, relative, sep } from 'node:path';
import { rooms as table } from './rooms.mjs';

/** The place of a path of the project, as [top folder, second folder]. @param {string} path */
function place(path) {
  const [top = '', second = ''] = path.split('/');
  return { top, second };
}

/** @param {string} specifier */
function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/**
 * What a specifier in `from` points to, as a path of the project with forward slashes; undefined for a package.
 * @param {string} from @param {string} specifier
 */
function target(from, specifier) {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  if (specifier.startsWith('/')) return posix.normalize(specifier.slice(1));
  if (specifier.startsWith('#content/')) return posix.normalize(specifier.slice(1));
  if (specifier.startsWith('#')) return posix.normalize(`src/${specifier.slice(1)}`);
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const roomImports = {
  meta: {
    type: 'problem',
    docs: { description: 'keep the direction of imports between the rooms of src/' },
    schema: [],
    messages: {
      room: '{{room}}/ may not import from {{other}}/: the direction is in scripts/eslint/rooms.mjs.',
      content: '{{room}}/ may not import content/{{other}}/.',
      outside: '{{room}}/ may not import from {{other}}, outside of src/ and content/.',
      package: '{{room}}/ may not import the package {{other}}.',
      byName: 'Across rooms write #{{path}}.',
      byPath: 'Inside a room write a relative path.',
    },
  },
  create(context) {
    const from = relative(context.cwd, context.physicalFilename).split(sep).join('/');
    const { top, second: room } = place(from);
    const rule = table[room];
    if (top !== 'src' || !rule) return {};

    /** @param {import('eslint').Rule.Node} node @param {string} messageId @param {Record<string, string>} [data] */
    const report = (node, messageId, data = {}) =>
      context.report({ node, messageId, data: { room, ...data } });

    /** @param {import('eslint').Rule.Node} node @param {string} specifier */
    function check(node, specifier) {
      const path = target(from, specifier);
      if (path === undefined) {
        const name = packageOf(specifier);
        if (rule !== undefined && rule.packages !== 'any' && !rule.packages.includes(name)) {
          report(node, 'package', { other: name });
        }
        return;
      }
      const to = place(path);
      if (to.top === 'content') {
        if (!rule?.content.includes(to.second)) report(node, 'content', { other: to.second });
        else if (specifier.startsWith('.')) report(node, 'byName', { path });
        return;
      }
      if (to.top !== 'src') return report(node, 'outside', { other: to.top });
      const inside = to.second === room;
      if (!inside && !rule?.rooms.includes(to.second)) return report(node, 'room', { other: to.second });
      if (!inside && specifier.startsWith('.')) report(node, 'byName', { path: path.slice('src/'.length) });
      if (inside && !specifier.startsWith('.')) report(node, 'byPath');
    }

    /** @param {any} node */
    const literal = (node) => {
      if (node?.type === 'Literal' && typeof node.value === 'string') check(node, node.value);
      if (node?.type === 'TSLiteralType') literal(node.literal);
      if (node?.type === 'TemplateLiteral' && node.quasis[0].value.cooked) {
        check(node, node.quasis[0].value.cooked);
      }
    };
    const isImportMeta = (/** @type {any} */ node) =>
      node?.type === 'MemberExpression' && node.object.type === 'MetaProperty';

    return {
      ImportDeclaration: (node) => literal(node.source),
      ExportNamedDeclaration: (node) => literal(node.source),
      ExportAllDeclaration: (node) => literal(node.source),
      ImportExpression: (node) => literal(node.source),
      TSImportType: (/** @type {any} */ node) => literal(node.source ?? node.argument),
      CallExpression(node) {
        if (!isImportMeta(node.callee)) return;
        for (const argument of node.arguments) {
          if (argument.type === 'ArrayExpression') argument.elements.forEach(literal);
          else literal(argument);
        }
      },
      NewExpression(node) {
        const [url, base] = node.arguments;
        if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && isImportMeta(base))
          literal(url);
      },
    };
  },
};
