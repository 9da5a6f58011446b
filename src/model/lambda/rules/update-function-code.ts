import type { DeploymentPackage } from '../../package/deployment-package.ts';
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { UpdateFunctionCodeRequest } from '../configuration.ts';
import { nameViolations } from './members.ts';
import { refusePackage } from './package.ts';
import { findFunction, refuseUpdateOf, type RuleState } from './rule-state.ts';

/** Whether AWS would take the new code; `null`: yes. */
export function refuseUpdateFunctionCode(
  { FunctionName }: UpdateFunctionCodeRequest,
  deploymentPackage: DeploymentPackage,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    refusePackage(deploymentPackage, 'UpdateFunctionCode') ??
    (findFunction(state, FunctionName)?.PackageType === 'Image'
      ? refusal('imageWanted', {}, 'ImageUri')
      : null) ??
    refuseUpdateOf(FunctionName, state)
  );
}
