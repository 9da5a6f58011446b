// ESLint rule: a file of src/ imports only what the table of rooms.mjs lets its room import, across rooms by
// name (`#model/…`), inside a folder of a room by a relative path. Sees import and export declarations, `import type`,
// `import()`, `typeof import()`, `import.meta.glob` and `new URL(…, import.meta.url)`.
import { posix, relative, sep } from 'node:path';
import { rooms as table } from './rooms.mjs';

/** The room that a path of the project lies in, and the folder within. @param {string} path */
function place(path) {
  const [top = '', second = '', third = ''] = path.split('/');
  return { top, second, room: top === 'src' ? second : `${top}/${second}`, folder: third };
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
      byPath: 'Inside a folder of a room write a relative path.',
    },
  },
  create(context) {
    const from = relative(context.cwd, context.physicalFilename).split(sep).join('/');
    const { room, folder } = place(from);
    const rule = table[room];
    if (!rule) return {};

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
      if (to.room === room) {
        if (to.folder === folder && !specifier.startsWith('.')) report(node, 'byPath');
        return;
      }
      if (to.top === 'content') {
        if (!rule?.content.includes(to.second)) report(node, 'content', { other: to.second });
        else if (specifier.startsWith('.')) report(node, 'byName', { path });
        return;
      }
      if (to.top !== 'src') return report(node, 'outside', { other: to.top });
      if (!rule?.rooms.includes(to.room)) return report(node, 'room', { other: to.room });
      if (specifier.startsWith('.')) report(node, 'byName', { path: path.slice('src/'.length) });
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
