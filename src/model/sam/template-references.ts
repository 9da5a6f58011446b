/** Whether what a template refers to is in it. */
import { isMap, isSeq, type Node, visit, type YAMLMap } from 'yaml';
import { type TemplateFault, templateFault } from './template-fault.ts';
import { keyOf, pairOf } from './template-nodes.ts';
import type { TemplateSource } from './template-source.ts';
import { intrinsicOf, textOf } from './template-values.ts';

function names(root: YAMLMap, section: string): string[] {
  const pair = pairOf(root, section);
  return pair && isMap(pair.value) ? pair.value.items.map(keyOf) : [];
}

/**
 * The first name that a `Ref` or `GetAtt` among the resources asks for and nobody has. SAM makes resources of its
 * own, whose names begin with that of the resource they belong to, or with `Serverless`.
 */
export function missingReference(source: TemplateSource, root: YAMLMap): TemplateFault | null {
  const resources = names(root, 'Resources');
  const parameters = names(root, 'Parameters');
  const transformed = pairOf(root, 'Transform') !== undefined;
  const isThere = (name: string): boolean =>
    name.startsWith('AWS::') ||
    resources.includes(name) ||
    parameters.includes(name) ||
    (transformed && (name.startsWith('Serverless') || resources.some((each) => name.startsWith(each))));

  let fault: TemplateFault | null = null;
  const look = (node: Node): typeof visit.BREAK | undefined => {
    const name = referredName(node);
    if (name === null || isThere(name)) return undefined;
    fault = templateFault('unresolvedDependencies', source.placeOf(node.range?.[0] ?? 0), { names: name });
    return visit.BREAK;
  };
  const pair = pairOf(root, 'Resources');
  if (pair && isMap(pair.value)) visit(pair.value, { Node: (_, node) => look(node) });
  return fault;
}

function referredName(node: Node): string | null {
  const intrinsic = intrinsicOf(node);
  if (intrinsic === null) return null;
  const { name, argument } = intrinsic;
  if (name === 'Ref') return textOf(argument);
  if (name !== 'Fn::GetAtt') return null;
  const first = isSeq(argument) ? textOf(argument.items[0]) : textOf(argument);
  return first === null ? null : (first.split('.')[0] ?? null);
}
