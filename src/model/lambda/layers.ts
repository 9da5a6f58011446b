/**
 * Layers of an account: what is published, and what a function's environments find of it under `/opt`.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
 */
import type { DeploymentPackage, PackageFiles } from '../package/deployment-package.ts';
import type { Instant } from '../telemetry/trace.ts';
import type { Account } from './arn.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { lastModified } from './function-configuration.ts';
import type {
  DeleteLayerVersionRequest,
  Layer,
  LayerCall,
  LayerVersion,
  PublishLayerVersionRequest,
} from './layers.types.ts';

export function layerArn({ region, accountId }: Account, name: string): string {
  return `arn:aws:lambda:${region}:${accountId}:layer:${name}`;
}

/** The layer's own name out of a name or an ARN, with or without a version. */
export function layerNameOf(nameOrArn: string): string {
  const parts = nameOrArn.split(':');
  return (parts.length === 1 ? parts[0] : parts[6]) ?? '';
}

/** The layer of a version's ARN: what stands before the last colon. */
export function layerOf(versionArn: string): string {
  return versionArn.slice(0, versionArn.lastIndexOf(':'));
}

export function layerVersion(layers: readonly Layer[], versionArn: string): LayerVersion | undefined {
  return layers
    .find(({ LayerArn }) => LayerArn === layerOf(versionArn))
    ?.versions.find(({ LayerVersionArn }) => LayerVersionArn === versionArn);
}

/** What environments unpack, in the order that is asked for. */
export function layerFiles(layers: readonly Layer[], arns: readonly string[]): PackageFiles[] {
  return arns.flatMap((arn) => {
    const version = layerVersion(layers, arn);
    return version ? [version.files] : [];
  });
}

/** The configuration with the layers that a request asks for; left out: those that it has. */
export function withLayers(
  configuration: FunctionConfiguration,
  arns: readonly string[] | undefined,
  layers: readonly Layer[],
): FunctionConfiguration {
  if (arns === undefined) return configuration;
  const { Layers: _, ...rest } = configuration;
  if (arns.length === 0) return rest;
  const Layers = arns.map((Arn) => ({ Arn, CodeSize: layerVersion(layers, Arn)?.CodeSize ?? 0 }));
  return { ...rest, Layers };
}

/** With one more version. */
function publishedLayer(
  layers: readonly Layer[],
  { LayerName, Content: _, Description = '', ...rest }: PublishLayerVersionRequest,
  { files, codeSize, codeSha256 }: DeploymentPackage,
  account: Account,
  at: Instant,
): Layer[] {
  const name = layerNameOf(LayerName);
  const LayerArn = layerArn(account, name);
  const before = layers.find((each) => each.LayerArn === LayerArn);
  const Version = (before?.lastVersion ?? 0) + 1;
  const made: LayerVersion = {
    LayerVersionArn: `${LayerArn}:${Version}`,
    Version,
    Description,
    CreatedDate: lastModified(at),
    ...rest,
    CodeSha256: codeSha256,
    CodeSize: codeSize,
    files,
  };
  if (before === undefined)
    return [...layers, { LayerName: name, LayerArn, versions: [made], lastVersion: 1 }];
  const after = { ...before, versions: [...before.versions, made], lastVersion: Version };
  return layers.map((each) => (each === before ? after : each));
}

/** The layers of the account after such a call. */
export function layersAfter(
  layers: readonly Layer[],
  call: LayerCall,
  account: Account,
  at: Instant,
): readonly Layer[] {
  switch (call.action) {
    case 'PublishLayerVersion':
      return publishedLayer(layers, call.request, call.package, account, at);
    case 'DeleteLayerVersion':
      return withoutLayerVersion(layers, call.request);
    case 'ListLayers':
    case 'ListLayerVersions':
      return layers;
  }
}

/** Functions that have the version keep what they have of it. */
function withoutLayerVersion(
  layers: readonly Layer[],
  { LayerName, VersionNumber }: DeleteLayerVersionRequest,
): Layer[] {
  const name = layerNameOf(LayerName);
  return layers.map((layer) =>
    layer.LayerName === name
      ? { ...layer, versions: layer.versions.filter(({ Version }) => Version !== VersionNumber) }
      : layer,
  );
}

/** What the API answers to such a call. Lists never tell the files, and the newest version comes first. */
export function layerResponse(layers: readonly Layer[], call: LayerCall): Record<string, unknown> | null {
  switch (call.action) {
    case 'PublishLayerVersion': {
      const layer = layers.find(({ LayerName }) => LayerName === layerNameOf(call.request.LayerName));
      const made = layer?.versions.at(-1);
      if (!layer || !made) return null;
      const { CodeSha256, CodeSize } = made;
      return { Content: { CodeSha256, CodeSize }, LayerArn: layer.LayerArn, ...told(made) };
    }
    case 'ListLayers': {
      const { CompatibleRuntime } = call.request;
      return {
        Layers: layers.flatMap(({ LayerName, LayerArn, versions }) => {
          const latest = versions.findLast(
            ({ CompatibleRuntimes }) =>
              CompatibleRuntime === undefined || CompatibleRuntimes?.includes(CompatibleRuntime),
          );
          return latest ? [{ LayerName, LayerArn, LatestMatchingVersion: told(latest) }] : [];
        }),
      };
    }
    case 'ListLayerVersions': {
      const name = layerNameOf(call.request.LayerName);
      const versions = layers.find(({ LayerName }) => LayerName === name)?.versions ?? [];
      return { LayerVersions: versions.toReversed().map(told) };
    }
    case 'DeleteLayerVersion':
      return null;
  }
}

function told({ files: _, CodeSha256: __, CodeSize: ___, ...version }: LayerVersion) {
  return version;
}
