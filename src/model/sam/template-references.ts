/** Whether what a template refers to is in it. */
import { isMap, isSeq, type Node, visit, type YAMLMap } from 'yaml';
import { type TemplateFault, templateFault } from './template-fault.ts';
import { keyOf, pairOf } from './template-nodes.ts';
import type { TemplateSource } from './template-source.ts';
import { intrinsicOf, substitution, textOf, variablesIn } from './template-values.ts';

function names(root: YAMLMap, section: string): string[] {
  const pair = pairOf(root, section);
  return pair && isMap(pair.value) ? pair.value.items.map(keyOf) : [];
}

/**
 * The first name that a `Ref`, `GetAtt` or `Sub` among the resources asks for and nobody has. SAM makes resources of its
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
    const name = referredNames(node).find((each) => !isThere(each));
    if (name === undefined) return undefined;
    fault = templateFault('unresolvedDependencies', source.placeOf(node.range?.[0] ?? 0), { names: name });
    return visit.BREAK;
  };
  const pair = pairOf(root, 'Resources');
  if (pair && isMap(pair.value)) visit(pair.value, { Node: (_, node) => look(node) });
  return fault;
}

function referredNames(node: Node): string[] {
  const intrinsic = intrinsicOf(node);
  if (intrinsic === null) return [];
  const { name, argument } = intrinsic;
  if (name === 'Fn::Sub') {
    const { template, own } = substitution(argument);
    const asked = variablesIn(template ?? '').filter((variable) => own?.has(variable) !== true);
    return asked.map(beforeDot);
  }
  if (name !== 'Ref' && name !== 'Fn::GetAtt') return [];
  const text = textOf(name === 'Fn::GetAtt' && isSeq(argument) ? argument.items[0] : argument);
  if (text === null) return [];
  return [name === 'Ref' ? text : beforeDot(text)];
}

/** `Orders.Arn` → `Orders`. */
function beforeDot(text: string): string {
  return text.split('.')[0] ?? text;
}
