/** Calls as the lines of a template that says the same. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import { logicalId } from '#model/sam/to-template.ts';
import type { ServiceCall } from '#model/services/service-call.ts';
import { saidAt } from './service-lines.ts';
import { serviceResources } from './service-resources.ts';
import { type Only, type XrayLine, yamlLines } from './xray-lines.ts';

/** The lines of a template that say the same; null: there are none, or a line has to go. */
export function samLines(
  calls: readonly ApiCall[],
  others: readonly ServiceCall[],
  only: Only,
): XrayLine[] | null {
  const [first] = calls;
  if (!first) return null;
  const functionName = calledFunction(first);
  const id = logicalId(functionName);
  const Properties = Object.assign({}, ...calls.map(properties)) as Record<string, unknown>;
  const statements = calls.flatMap((call) => (call.action === 'AddPermission' ? [call.request] : []));
  const mappings = calls.flatMap((call) => mappingProperties(call));
  const Resources = {
    ...(Object.keys(Properties).length > 0
      ? { [id]: { Type: 'AWS::Serverless::Function', Properties } }
      : {}),
    ...Object.fromEntries(
      statements.map(({ StatementId, FunctionName: _, ...statement }) => [
        logicalId(StatementId),
        { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: id }, ...statement } },
      ]),
    ),
    ...Object.fromEntries(
      mappings.map((mapping) => [
        `${id}Mapping`,
        { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: { Ref: id }, ...mapping } },
      ]),
    ),
    ...Object.fromEntries(calls.flatMap((call) => ownResource(call, id))),
    ...serviceResources(
      others,
      functionName,
      statements.map(({ StatementId }) => logicalId(StatementId)),
    ),
  };
  if (Object.keys(Resources).length === 0) return null;
  return yamlLines({ Resources }, '', (path) => {
    const property = path.replace(/^Resources\.\w+(\.Properties\.?)?/, '');
    return property === '' ? [] : only(saidAt(memberOf(property, calls)));
  });
}

/** Of a mapping that is there, what changes. */
function mappingProperties(call: ApiCall): object[] {
  if (call.action === 'CreateEventSourceMapping') {
    const { FunctionName: _, ...same } = call.request;
    return [same];
  }
  if (call.action === 'UpdateEventSourceMapping') {
    const { UUID: _, ...same } = call.request;
    return [same];
  }
  return [];
}

/** A property of the template, by the member of the request. */
function memberOf(property: string, calls: readonly ApiCall[]): string {
  const [second = ''] = calls.flatMap((call) =>
    isAlias(call) ? weightsOf(call).map(([version]) => version) : [],
  );
  return property
    .replace(/(?<=^RoutingConfig\.AdditionalVersionWeights\.)0\.\w+/, second)
    .replace(/^ContentUri/, 'Content.ZipFile')
    .replace(/^KmsKeyArn/, 'KMSKeyArn')
    .replace(/^Tracing$/, 'TracingConfig.Mode')
    .replace(/^DeadLetterQueue/, 'DeadLetterConfig')
    .replace(/^(FunctionUrlConfig|RuntimeManagementConfig|EventInvokeConfig)\./, '');
}

function properties(call: ApiCall): Record<string, unknown> {
  switch (call.action) {
    case 'UpdateFunctionConfiguration': {
      const { FunctionName: _, KMSKeyArn, TracingConfig, DeadLetterConfig, ...same } = call.request;
      const target = DeadLetterConfig?.TargetArn ?? '';
      return {
        ...same,
        ...(KMSKeyArn ? { KmsKeyArn: KMSKeyArn } : {}),
        ...(TracingConfig ? { Tracing: TracingConfig.Mode } : {}),
        ...(target === ''
          ? {}
          : { DeadLetterQueue: { Type: target.includes(':sns:') ? 'SNS' : 'SQS', TargetArn: target } }),
      };
    }
    case 'UpdateFunctionCode': {
      const { ImageUri } = call.request;
      return ImageUri === undefined ? {} : { PackageType: 'Image', ImageUri };
    }
    case 'CreateFunctionUrlConfig':
    case 'UpdateFunctionUrlConfig': {
      const { FunctionName: _, ...FunctionUrlConfig } = call.request;
      return { FunctionUrlConfig };
    }
    case 'TagResource':
      return { Tags: call.request.Tags };
    case 'PutRuntimeManagementConfig': {
      const { FunctionName: _, ...RuntimeManagementConfig } = call.request;
      return { RuntimeManagementConfig };
    }
    case 'PutFunctionConcurrency':
      return { ReservedConcurrentExecutions: call.request.ReservedConcurrentExecutions };
    case 'PutFunctionEventInvokeConfig': {
      const { FunctionName: _, Qualifier, ...EventInvokeConfig } = call.request;
      // SAM has none for a qualifier but for the alias that it makes itself: that is a resource of its own.
      return Qualifier === undefined ? { EventInvokeConfig } : {};
    }
    default:
      return {};
  }
}

type AliasCall = Extract<ApiCall, { action: 'CreateAlias' | 'UpdateAlias' }>;

function isAlias(call: ApiCall): call is AliasCall {
  return call.action === 'CreateAlias' || call.action === 'UpdateAlias';
}

function weightsOf({ request }: AliasCall): [version: string, weight: number][] {
  return Object.entries(request.RoutingConfig?.AdditionalVersionWeights ?? {});
}

/**
 * What is a resource beside the function.
 *
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html and
 * aws-resource-lambda-eventinvokeconfig.html,
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html
 */
function ownResource(call: ApiCall, id: string): [id: string, resource: object][] {
  if (isAlias(call)) {
    const { FunctionName: _, RoutingConfig: __, ...same } = call.request;
    const AdditionalVersionWeights = weightsOf(call).map(([FunctionVersion, FunctionWeight]) => ({
      FunctionVersion,
      FunctionWeight,
    }));
    const RoutingConfig =
      AdditionalVersionWeights.length > 0 ? { RoutingConfig: { AdditionalVersionWeights } } : {};
    const Properties = { FunctionName: { Ref: id }, ...same, ...RoutingConfig };
    return [[logicalId(`${id}Alias${same.Name}`), { Type: 'AWS::Lambda::Alias', Properties }]];
  }
  if (call.action === 'PutFunctionEventInvokeConfig' && call.request.Qualifier !== undefined) {
    const { FunctionName: _, ...same } = call.request;
    const Properties = { FunctionName: { Ref: id }, ...same };
    const own = `${id}Invoke${logicalId(same.Qualifier ?? '')}`;
    return [[own, { Type: 'AWS::Lambda::EventInvokeConfig', Properties }]];
  }
  if (call.action !== 'PublishLayerVersion') return [];
  const { Content: _, ...same } = call.request;
  const Properties = { ...same, ContentUri: 'layer/' };
  return [[logicalId(`Layer${same.LayerName}`), { Type: 'AWS::Serverless::LayerVersion', Properties }]];
}
