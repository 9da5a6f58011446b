/**
 * The Markdown of lessons: `::predict{id=…}` and its like leave a placeholder that the page fills with a block,
 * `:fact{key=…}` becomes the value with its source, and a colon in prose stays a colon. Whatever is not known
 * here fails the build: a misspelt directive must not vanish from a page.
 */
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { factOf } from '../facts.ts';
import { factHtml } from './fact-html.ts';
import { blockAttributes, isBlockName, blockNames, placeholder } from './lesson-blocks.ts';

/** The parts of a directive's node that this plugin reads. */
interface DirectiveNode {
  name: string;
  attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  children: readonly unknown[];
  position?: { start: { offset?: number; line: number }; end: { offset?: number } } | undefined;
}

/** A directive that no block stands for, or one with the wrong attributes. */
export class DirectiveError extends Error {
  override readonly name = 'DirectiveError';
}

export const lessonDirectives = defineMdastPlugin({
  name: 'lesson-directives',
  options: { position: true },

  leafDirective(node, context) {
    if (!isBlockName(node.name)) {
      throw failure(node, context, `There is no directive ::${node.name}. Known: ${blockNames.join(', ')}.`);
    }
    const attributes = blockAttributes[node.name].safeParse(attributesOf(node));
    if (!attributes.success) {
      const issues = attributes.error.issues.map(({ path, message }) =>
        `${path.join('.')} ${message}`.trim(),
      );
      throw failure(node, context, `::${node.name} has wrong attributes: ${issues.join('; ')}.`);
    }
    return { type: 'html', value: placeholder({ name: node.name, attributes: attributes.data }) };
  },

  containerDirective(node, context) {
    throw failure(
      node,
      context,
      `There is no directive :::${node.name}. Lessons have no container directives.`,
    );
  },

  textDirective(node, context) {
    const written = writtenForm(node, context);
    if (node.name === 'fact') return { type: 'html', value: inlineFact(node, context) };
    if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) {
      throw failure(
        node,
        context,
        `There is no directive ${written}. Known inside a sentence: :fact{key=…}.`,
      );
    }
    return { type: 'text', value: written };
  },

  text(node, context) {
    const stray = /::[a-z]+\{[^}]*\}/.exec(node.value)?.[0];
    if (stray !== undefined) {
      throw failure(
        node,
        context,
        `${stray} stands inside a sentence: give it a line of its own, or write one colon.`,
      );
    }
  },
});

function inlineFact(node: DirectiveNode, context: MdastVisitorContext): string {
  const { key, ...others } = attributesOf(node);
  if (key === undefined || Object.keys(others).length > 0) {
    throw failure(node, context, ':fact takes one attribute, key.');
  }
  try {
    return factHtml(factOf(key));
  } catch (error) {
    throw failure(node, context, error instanceof Error ? error.message : String(error));
  }
}

function attributesOf(node: DirectiveNode): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']),
  );
}

function writtenForm(node: DirectiveNode, context: MdastVisitorContext): string {
  return context.source.slice(node.position?.start.offset, node.position?.end.offset);
}

function failure(
  node: Pick<DirectiveNode, 'position'>,
  context: MdastVisitorContext,
  message: string,
): DirectiveError {
  const file = context.fileURL?.pathname ?? 'Markdown';
  const line = node.position?.start.line;
  return new DirectiveError(`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
}
