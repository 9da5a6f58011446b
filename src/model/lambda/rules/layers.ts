/**
 * What Lambda says of layers, and of a function's.
 *
 * Source: content/facts/api-messages.json, https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html
 */
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { DeploymentPackage } from '../../package/deployment-package.ts';
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import { layerOf } from '../layers.ts';
import type { LayerCall } from '../layers.types.ts';
import {
  descriptionLength,
  layerNameLength,
  layerRuntimes,
  layersOfFunction,
  unzippedPackageBytes,
} from '../limits.ts';
import { runtimeIdsOfApi } from '../runtimes.ts';
import { refusePackage, unzippedSize } from './package.ts';
import type { RuleState } from './rule-state.ts';

const namePattern = new RegExp(`^(?:${patterns.layerName.value})$`);
const arnPattern = new RegExp(`^(?:${patterns.layerVersionArn.value})$`);

/** Whether AWS would carry it out; `null`: yes. A version that is not there is deleted already. */
export function refuseLayerCall(call: LayerCall): ApiError | null {
  switch (call.action) {
    case 'PublishLayerVersion': {
      const { LayerName, Description = '', CompatibleRuntimes = [] } = call.request;
      return (
        validationRefusal([
          ...layerNameViolations(LayerName),
          ...tooLong('Description', Description, descriptionLength),
          ...tooMany('CompatibleRuntimes', CompatibleRuntimes, layerRuntimes),
          ...CompatibleRuntimes.flatMap(unknownRuntime),
        ]) ?? refusePackage(call.package, 'PublishLayerVersion')
      );
    }
    case 'ListLayers':
      return validationRefusal(
        call.request.CompatibleRuntime === undefined ? [] : unknownRuntime(call.request.CompatibleRuntime),
      );
    case 'ListLayerVersions':
      return validationRefusal(layerNameViolations(call.request.LayerName));
    case 'DeleteLayerVersion': {
      const { LayerName, VersionNumber } = call.request;
      const low: Violation[] =
        VersionNumber < 1
          ? [{ member: 'VersionNumber', message: 'minValue', fillIns: { value: VersionNumber, min: 1 } }]
          : [];
      return validationRefusal([...layerNameViolations(LayerName), ...low]);
    }
  }
}

export function layerNameViolations(value: string): Violation[] {
  const { value: pattern } = patterns.layerName;
  const wrong: Violation[] = namePattern.test(value)
    ? []
    : [{ member: 'LayerName', message: 'pattern', fillIns: { value, pattern } }];
  return [...wrong, ...tooLong('LayerName', value, layerNameLength)];
}

function unknownRuntime(value: string): Violation[] {
  const values = `[${runtimeIdsOfApi.join(', ')}]`;
  return runtimeIdsOfApi.includes(value)
    ? []
    : [{ member: 'CompatibleRuntimes', message: 'enumValue', fillIns: { value, values } }];
}

function tooLong(member: string, value: string, max: number): Violation[] {
  return value.length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}

function tooMany(member: string, items: readonly string[], max: number): Violation[] {
  const value = `[${items.join(', ')}]`;
  return items.length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}

export function layerArnViolations(arns: readonly string[] | undefined): Violation[] {
  const { value: pattern } = patterns.layerVersionArn;
  return (arns ?? [])
    .filter((arn) => !arnPattern.test(arn))
    .map((value) => ({ member: 'Layers', message: 'pattern', fillIns: { value, pattern } }));
}

/**
 * Layers of a function.
 *
 * @param code the function's own files; left out: those that it has are counted by `state`
 */
export function refuseLayers(
  arns: readonly string[] | undefined,
  codeBytes: () => number,
  state: RuleState,
): ApiError | null {
  if (arns === undefined || arns.length === 0) return null;
  if (arns.length > layersOfFunction) return refusal('layersTooMany', { max: layersOfFunction }, 'Layers');
  const seen = new Map<string, string>();
  for (const arn of arns) {
    const refused = refuseLayer(arn, state);
    if (refused !== null) return refused;
    const first = seen.get(layerOf(arn));
    if (first !== undefined) return refusal('layerTwice', { first, second: arn }, 'Layers');
    seen.set(layerOf(arn), arn);
  }
  const size = arns.reduce((sum, arn) => sum + (state.layerBytes?.(arn) ?? 0), codeBytes());
  return size > unzippedPackageBytes
    ? refusal('layersTooLarge', { max: unzippedPackageBytes, size }, 'Layers')
    : null;
}

function refuseLayer(arn: string, { account, layerBytes }: RuleState): ApiError | null {
  const [, , , region = '', owner = ''] = arn.split(':');
  const { accountId } = account;
  if (owner !== accountId) {
    const user = `arn:aws:iam::${accountId}:user/learner`;
    return refusal('layerForbidden', { user, arn }, 'Layers');
  }
  if (region !== account.region) return refusal('layersElsewhere', { region: account.region }, 'Layers');
  return layerBytes !== undefined && layerBytes(arn) === null
    ? refusal('layerMissing', { arn }, 'Layers')
    : null;
}

/** New code together with the layers that the function has. */
export function refuseCodeWithLayers(
  arns: readonly string[],
  deploymentPackage: DeploymentPackage,
  { layerBytes }: RuleState,
): ApiError | null {
  if (arns.length === 0) return null;
  const size = arns.reduce((sum, arn) => sum + (layerBytes?.(arn) ?? 0), unzippedSize(deploymentPackage));
  return size > unzippedPackageBytes
    ? refusal('layersTooLarge', { max: unzippedPackageBytes, size }, 'ZipFile')
    : null;
}
