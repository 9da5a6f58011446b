// ESLint rule: what a reader reads stands in a `.words.ts`, in each language, and not in a component or a view.
// In a template every letter counts, in scripts whatever has two words; errors are for developers and may stay.

/** Attributes and props that are read or heard. */
const said = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext'],
  ...['alt', 'placeholder', 'title', 'label', 'summary', 'what', 'where', 'advice', 'note', 'name', 'lead'],
  ...['about', 'description', 'same', 'sheet', 'aboveLabel', 'belowLabel', 'sunk', 'step'],
]);
/** Attributes called so that are the machine's, by element. */
const machines = new Set([
  'step:input',
  'name:input',
  'name:meta',
  'name:slot',
  'name:select',
  'name:textarea',
]);
/** Calls whose words are a selector, a media query or styles. */
const selecting = /^(querySelector(All)?|closest|matches|matchMedia|MediaQuery)$/;
const styling = new Set(['EditorView.theme', 'HighlightStyle.define']);

const letter = /\p{L}/u;
const words = /\p{L}{2,}[,.:;!?”’)]* [“‘(]?\p{L}+/u;

/** Markup, style, script and addresses are not sentences. */
const code = /[<>{}=]|:\/\//;
/** Nor is what one types into a terminal: in a sentence these two are names, and have a capital. */
const command = /^(aws|docker) [a-z]/;
/** The same in every language. */
const names = new Set(['Lambda Unboxed']);
const units = /^\P{L}*(\b(ms|s|min|h|MB|GB|kB|p\d+)\b\P{L}*)+$/u;

/** @typedef {any} Node ESTree, with what the parsers of Svelte and Astro add. */

/** The names of elements that hold code. @param {Node} node */
const holdsCode = (node) => {
  const name = node?.name?.name ?? node?.openingElement?.name?.name;
  return ['code', 'pre', 'kbd', 'samp', 'style', 'script'].includes(name);
};

/** What an expression may come to. @param {Node} node @returns {Node[]} */
function outcomes(node) {
  if (node?.type === 'ConditionalExpression')
    return [...outcomes(node.consequent), ...outcomes(node.alternate)];
  if (node?.type === 'LogicalExpression') return [...outcomes(node.left), ...outcomes(node.right)];
  if (node?.type === 'BinaryExpression' && node.operator === '+')
    return [...outcomes(node.left), ...outcomes(node.right)];
  return [node];
}

/** Text that an expression says itself. @param {Node} node @returns {string[]} */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral') return node.quasis.map((/** @type {Node} */ one) => one.value.raw);
  return [];
}

/** @param {Node} node */
const calleeName = (node) => node?.callee?.property?.name ?? node?.callee?.name;

/** Whether a call takes selectors or styles. @param {Node} call */
const isForBrowser = (call) =>
  selecting.test(calleeName(call) ?? '') ||
  styling.has(`${call.callee?.object?.name}.${call.callee?.property?.name}`);

/** Whether a string is for developers or for the browser. @param {Node} node */
function isNotRead(node) {
  const { parent } = node;
  if (/^(Import|Export|TSLiteralType)/.test(parent.type)) return true;
  // Chance is drawn from it, and it may be any text.
  if ((parent.id ?? parent.key)?.name === 'seed') return true;
  // What a value is compared with is a name that the program knows.
  if (/^[!=]==$/.test(parent.operator ?? '') || (parent.type === 'SwitchCase' && parent.test === node))
    return true;
  for (let at = node; at; at = at.parent) {
    if (/StyleElement$/.test(at.type)) return true;
    if (at.type === 'ThrowStatement') return true;
    if (at.type === 'NewExpression' && /Error$/.test(calleeName(at) ?? '')) return true;
    if (/^(Call|New)Expression$/.test(at.type) && isForBrowser(at)) return true;
    if (at.type === 'JSXAttribute' || at.type === 'SvelteAttribute') return !said.has(nameOf(at));
  }
  return false;
}

/** @param {Node} attribute @returns {string} */
const nameOf = ({ key, name }) => key?.name ?? name?.name?.name ?? name?.name ?? '';

/** @param {Node} attribute */
function isSaid(attribute) {
  const name = nameOf(attribute);
  const owner = attribute.parent?.parent?.name?.name ?? attribute.parent?.name?.name;
  return said.has(name) && !machines.has(`${name}:${owner}`);
}

/** @type {import('eslint').Rule.RuleModule} */
export const ownWords = {
  meta: {
    type: 'problem',
    docs: { description: 'keep what is read in files of words, one object for each language' },
    schema: [],
    messages: { words: '“{{text}}” is read by somebody: it belongs into a .words.ts of this room.' },
  },
  create(context) {
    /** @param {string} text */
    const isRead = (text) => letter.test(text) && !units.test(text) && !names.has(text.trim());
    if (context.physicalFilename.endsWith('.words.ts')) return {};
    const reported = new Set();

    /** @param {Node} node @param {string} text */
    function report(node, text) {
      const key = node.range?.join() ?? node;
      if (reported.has(key)) return;
      reported.add(key);
      const short = text.trim().replaceAll(/\s+/g, ' ');
      context.report({
        node,
        messageId: 'words',
        data: { text: short.length > 40 ? `${short.slice(0, 40)}…` : short },
      });
    }
    /** @param {Node} node */
    function text(node) {
      const value = node.value ?? node.raw;
      if (isRead(value) && !holdsCode(node.parent)) report(node, value);
    }
    /** @param {Node} expression */
    function shown(expression) {
      for (const node of outcomes(expression)) {
        const own = textOf(node).find(isRead);
        if (own !== undefined) report(node, own);
      }
    }
    /** @param {Node} node */
    function inScript(node) {
      if (command.test(textOf(node)[0] ?? '')) return;
      const own = textOf(node).find((part) => words.test(part) && !code.test(part) && !names.has(part));
      if (own !== undefined && !isNotRead(node)) report(node, own);
    }

    return {
      SvelteText: text,
      JSXText: text,
      SvelteAttribute(/** @type {Node} */ node) {
        if (!isSaid(node)) return;
        for (const part of node.value) {
          if (part.type === 'SvelteLiteral') {
            if (isRead(part.value)) report(part, part.value);
          } else shown(part.expression);
        }
      },
      JSXAttribute(/** @type {Node} */ node) {
        if (!isSaid(node) || !node.value) return;
        if (node.value.type === 'JSXExpressionContainer') shown(node.value.expression);
        else shown(node.value);
      },
      SvelteMustacheTag(/** @type {Node} */ node) {
        if (!/Attribute$|Directive$/.test(node.parent.type)) shown(node.expression);
      },
      JSXExpressionContainer(/** @type {Node} */ node) {
        if (node.parent.type !== 'JSXAttribute' && !holdsCode(node.parent)) shown(node.expression);
      },
      Literal: inScript,
      TemplateLiteral: inScript,
    };
  },
};
