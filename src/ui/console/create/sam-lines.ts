/**
 * The function of the form as an AWS SAM template.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
import type { CreatePlan, PlanInput } from './create-plan.view.ts';

export function samTemplate({ newRole, create }: CreatePlan, { form, blueprint }: PlanInput): object {
  const { request } = create;
  const { ImageUri } = request.Code;
  const trigger = form.way === 'blueprint' ? blueprint?.trigger : null;
  const { urlAuthType: AuthType, invokeMode: InvokeMode } = form;
  const Properties = {
    FunctionName: request.FunctionName,
    PackageType: request.PackageType,
    ...(ImageUri === undefined ? { CodeUri: '.' } : { ImageUri }),
    Runtime: request.Runtime,
    Handler: request.Handler,
    Description: request.Description,
    Architectures: request.Architectures,
    MemorySize: request.MemorySize,
    Timeout: request.Timeout,
    Environment: request.Environment,
    ImageConfig: request.ImageConfig,
    // SAM makes the role of its own and takes the statements; a role that is there is named.
    ...(newRole
      ? { Policies: newRole.Policies.map(({ PolicyDocument: { Statement } }) => ({ Statement })) }
      : { Role: request.Role }),
    CodeSigningConfigArn: request.CodeSigningConfigArn,
    KmsKeyArn: request.KMSKeyArn,
    FunctionUrlConfig: form.functionUrl
      ? {
          AuthType,
          InvokeMode,
          Cors: form.cors ? { AllowOrigins: ['*'], AllowMethods: ['*'], AllowHeaders: ['*'] } : undefined,
        }
      : undefined,
    Tags: request.Tags,
    VpcConfig: request.VpcConfig,
    Events: trigger && trigger !== 'url' ? { Trigger: trigger.template } : undefined,
  };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: { [logicalId(request.FunctionName)]: { Type: 'AWS::Serverless::Function', Properties } },
  };
}

/** Letters and digits only: what CloudFormation allows. */
function logicalId(functionName: string): string {
  const id = functionName.replaceAll(/[^A-Za-z0-9]/g, '');
  return /^[A-Za-z]/.test(id) ? id : `Function${id}`;
}
