import type { DeploymentPackage } from '../../package/deployment-package.ts';
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { UpdateFunctionCodeRequest } from '../configuration.ts';
import { refuseImageUri } from './image.ts';
import { refuseCodeWithLayers } from './layers.ts';
import { nameViolations } from './members.ts';
import { refusePackage } from './package.ts';
import { findFunction, refuseUpdateOf, type RuleState } from './rule-state.ts';

/** Whether AWS would take the new code; `null`: yes. */
export function refuseUpdateFunctionCode(
  { FunctionName, ImageUri }: UpdateFunctionCodeRequest,
  deploymentPackage: DeploymentPackage,
  state: RuleState,
): ApiError | null {
  const fromImage = findFunction(state, FunctionName)?.PackageType === 'Image';
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (fromImage ? refuseNewImage(ImageUri, state) : refusePackage(deploymentPackage, 'UpdateFunctionCode')) ??
    refuseUpdateOf(FunctionName, state) ??
    refuseCodeWithLayers(layersOf(FunctionName, state), deploymentPackage, state)
  );
}

function refuseNewImage(uri: string | undefined, state: RuleState): ApiError | null {
  return uri === undefined ? refusal('imageWanted', {}, 'ImageUri') : refuseImageUri(uri, state, 'ImageUri');
}

function layersOf(nameOrArn: string, state: RuleState): string[] {
  return findFunction(state, nameOrArn)?.Layers?.map(({ Arn }) => Arn) ?? [];
}
