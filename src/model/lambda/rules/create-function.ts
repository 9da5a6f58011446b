import type { DeploymentPackage } from '../../package/deployment-package.ts';
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { CreateFunctionRequest } from '../configuration.ts';
import { refuseConfiguration, refuseRuntime } from './configuration.ts';
import { deadLetterViolations, refuseDeadLetter } from './destinations.ts';
import { refuseCodeSigning, refuseKey } from './encryption.ts';
import { refuseImage } from './image.ts';
import { refuseImageConfig } from './image-config.ts';
import { layerArnViolations, refuseLayers } from './layers.ts';
import { configurationViolations, newNameViolations, roleViolations } from './members.ts';
import { refusePackage, unzippedSize } from './package.ts';
import { refuseRole } from './role.ts';
import { findFunction, type RuleState } from './rule-state.ts';
import { refuseSnapStart } from './snap-start.ts';
import { refuseTags } from './tags.ts';
import { refuseNetworkRole, refuseVpc } from './vpc.ts';

/** Whether AWS would make the function; `null`: yes. */
export function refuseCreateFunction(
  request: CreateFunctionRequest,
  deploymentPackage: DeploymentPackage,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([
      ...newNameViolations(request.FunctionName),
      ...configurationViolations({ ...request, Handler: request.Handler || undefined }),
      ...roleViolations(request.Role),
      ...deadLetterViolations(request.DeadLetterConfig),
      ...layerArnViolations(request.Layers),
    ]) ??
    (request.PackageType === 'Image'
      ? refuseImage(request, state)
      : refuseRuntimeAndHandler(request, state)) ??
    refuseConfiguration(request) ??
    refuseOptions(request, state) ??
    (request.PackageType === 'Image' ? null : refusePackage(deploymentPackage, 'CreateFunction')) ??
    refuseLayers(request.Layers, () => unzippedSize(deploymentPackage), state) ??
    refuseTakenName(request.FunctionName, state)
  );
}

function refuseRuntimeAndHandler(request: CreateFunctionRequest, state: RuleState): ApiError | null {
  if (!request.Runtime || !request.Handler) {
    return refusal('runtimeAndHandler', {}, request.Runtime ? 'Handler' : 'Runtime');
  }
  return refuseRuntime(request.Runtime, 'create', state);
}

/** What is folded away on the form, in the order in which the form has it. */
function refuseOptions(request: CreateFunctionRequest, state: RuleState): ApiError | null {
  const { Role, Tags, CodeSigningConfigArn, KMSKeyArn, VpcConfig, ImageConfig } = request;
  return (
    refuseRole(Role, state) ??
    (CodeSigningConfigArn === undefined ? null : refuseCodeSigning(CodeSigningConfigArn, state)) ??
    (KMSKeyArn === undefined ? null : refuseKey(KMSKeyArn)) ??
    (Tags && refuseTags(Tags)) ??
    (VpcConfig && refuseVpc(VpcConfig, state)) ??
    refuseNetworkRole(request, state) ??
    refuseDeadLetter(request.FunctionName, request.DeadLetterConfig, Role, state) ??
    (ImageConfig && refuseImageConfig(ImageConfig)) ??
    refuseSnapStart(request.SnapStart, request.Runtime ?? '', state)
  );
}

function refuseTakenName(name: string, state: RuleState): ApiError | null {
  return findFunction(state, name) ? refusal('functionExists', { name }, 'FunctionName') : null;
}
