/** A function's layers: which it has, in which order, and the calls that change that. */
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { layerNameOf, layerVersion } from '#model/lambda/layers.ts';
import type { Layer, LayerVersion } from '#model/lambda/layers.types.ts';
import type { DeploymentPackage, PackageFiles } from '#model/package/deployment-package.ts';
import { words } from './layer-desk.words.ts';

export interface LayerRow {
  /** 1 is unpacked first. */
  order: number;
  name: string;
  version: string;
  arn: string;
  /** "nodejs24.x, nodejs22.x", or that nothing is said. */
  runtimes: string;
  /** What the account has of it; `null`: the version is deleted. */
  published: LayerVersion | null;
}

export function layerArns({ configuration }: Pick<FunctionView, 'configuration'>): string[] {
  return configuration.Layers?.map(({ Arn }) => Arn) ?? [];
}

export function layerRows(arns: readonly string[], layers: readonly Layer[]): LayerRow[] {
  return arns.map((arn, index) => {
    const published = layerVersion(layers, arn) ?? null;
    return {
      order: index + 1,
      name: layerNameOf(arn),
      version: arn.slice(arn.lastIndexOf(':') + 1),
      arn,
      runtimes: published?.CompatibleRuntimes?.join(', ') ?? words.notSaid,
      published,
    };
  });
}

/** Versions that are not in the list, the newest of each layer first. */
export function offeredLayers(layers: readonly Layer[], taken: readonly string[]): LayerVersion[] {
  return layers
    .flatMap(({ versions }) => versions.toReversed())
    .filter(({ LayerVersionArn }) => !taken.includes(LayerVersionArn));
}

/** One place up (-1) or down (1). */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const to = index + by;
  const item = items[index];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(index, 1).toSpliced(to, 0, item);
}

export function layersCall(
  FunctionName: string,
  Layers: readonly string[],
): Extract<ApiCall, { action: 'UpdateFunctionConfiguration' }> {
  return { action: 'UpdateFunctionConfiguration', request: { FunctionName, Layers: [...Layers] } };
}

export interface TypedLayer {
  name: string;
  description: string;
  /** Of the function on whose page it is made. */
  runtime: string;
  /** `null`: no file is chosen yet. */
  pack: DeploymentPackage | null;
}

export function publishLayerCall(
  { name, description, runtime, pack }: TypedLayer,
  functionName: string,
): Extract<ApiCall, { action: 'PublishLayerVersion' }> {
  return {
    action: 'PublishLayerVersion',
    request: {
      LayerName: name.trim(),
      Content: {},
      ...(description === '' ? {} : { Description: description }),
      CompatibleRuntimes: [runtime],
    },
    package: pack ?? { files: {}, codeSize: 0, codeSha256: '' },
    functionName,
  };
}

/** A layer to begin with; our own. */
export const exampleLayer: { name: string; files: PackageFiles } = {
  name: 'greeter',
  files: {
    'nodejs/node_modules/greeter/index.js':
      '// Laid under /opt/nodejs/node_modules, where require looks.\nexports.greet = (name) => `Hello ${name}, from a layer`;\n',
  },
};

/** How a handler reaches it: `import` does not look under /opt, `require` does. */
export const exampleHandler = `import { createRequire } from 'node:module';

const { greet } = createRequire(import.meta.url)('greeter');

export const handler = async (event) => greet(event.name);
`;
