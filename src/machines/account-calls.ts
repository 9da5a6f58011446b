/** Calls of the Lambda API: whether they are accepted, and what they make of the account. */
import type { FunctionRecord } from '#model/account-state.ts';
import { accountResources } from '#model/lambda/account-resources.ts';
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import type { ConcurrencyUse } from '#model/lambda/concurrency.ts';
import type { Revision } from '#model/lambda/function-configuration.ts';
import {
  codeUpdatedConfiguration,
  createdConfiguration,
  updatedConfiguration,
} from '#model/lambda/function-configuration.ts';
import { functionUrl } from '#model/lambda/function-url.ts';
import { parseImageUri } from '#model/lambda/image-uri.ts';
import { imageAt, type RegistryImage } from '#model/lambda/registry.ts';
import { hexDigits, requestId } from '#model/lambda/request-id.ts';
import { layerFiles, layerVersion, withLayers } from '#model/lambda/layers.ts';
import { unzippedSize } from '#model/lambda/rules/package.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import { noPublications } from '#model/lambda/versions.ts';
import { pushedImages } from '#model/services/repository.ts';
import { targetArns } from '#model/services/service-arn.ts';
import { eventSourcesOf } from './account-mappings.ts';
import {
  configuredNames,
  eventInvokeAfter,
  eventInvokeResponse,
  isEventInvokeCall,
} from './event-invoke-configs.ts';
import type { AccountContext, ApiCalled, FunctionEntry } from './account.types.ts';
import type { Deployment } from './function.types.ts';
import { settingsAfter, settingsResponse } from './function-settings.ts';
import { sameFiles } from './package-files.ts';
import { seededBytes } from './seeded-random.ts';

type CallOf<Action extends ApiCall['action']> = Extract<ApiCall, { action: Action }>;

/** AWS's refusal, or `null` where it accepts the call. */
export function refusalOf(context: AccountContext, { call, at }: ApiCalled): ApiError | null {
  const { region, accountId } = context;
  const functions = Object.values(context.functions).map(({ record }) => record.configuration);
  return refuse(call, {
    account: { region, accountId },
    functions,
    now: at,
    concurrency: concurrencyUse(context),
    publications: Object.fromEntries(
      Object.values(context.functions).map(({ record: { configuration, publications = noPublications } }) => [
        configuration.FunctionName,
        publications,
      ]),
    ),
    eventSources: eventSourcesOf(context),
    layerBytes(arn) {
      const version = layerVersion(context.layers, arn);
      return version ? unzippedSize(version) : null;
    },
    codeBytes: (name) => unzippedSize({ files: context.functions[name]?.record.files ?? {} }),
    targets: targetArns(context.services, { region, accountId }),
    eventInvokeConfigured: Object.values(context.functions).flatMap(({ record }) => configuredNames(record)),
    images: pushedImages(context.services),
    provisioned: Object.fromEntries(
      Object.values(context.functions).map(({ record: { configuration, provisioned = [] } }) => [
        configuration.FunctionName,
        provisioned,
      ]),
    ),
    resources: accountResources({ region, accountId }, context.roles),
    access: Object.fromEntries(
      Object.values(context.functions).map(
        ({ record: { configuration, functionUrl, policy = [], tags = {} } }) => [
          configuration.FunctionName,
          {
            hasUrl: functionUrl !== undefined,
            statementIds: policy.map(({ StatementId }) => StatementId),
            tags,
          },
        ],
      ),
    ),
  });
}

/** The function that a call is about, where it exists. */
export function functionOf({ functions }: AccountContext, { call }: ApiCalled): FunctionEntry | undefined {
  const name = calledFunction(call);
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

function revision({ settings }: AccountContext, { at, callId }: ApiCalled): Revision {
  return { at, revisionId: requestId(seededBytes(`${settings.seed}/revision/${callId}`, 16)) };
}

/** The record of a function that is being created. */
export function createdRecord(
  context: AccountContext,
  called: ApiCalled,
  { request, package: made }: CallOf<'CreateFunction'>,
): FunctionRecord {
  const { Tags, CodeSigningConfigArn, Code } = request;
  return {
    configuration: withLayers(
      createdConfiguration(request, made, context, revision(context, called)),
      request.Layers,
      context.layers,
    ),
    files: made.files,
    ...(request.Layers?.length ? { layers: layerFiles(context.layers, request.Layers) } : {}),
    ...imageOf(context, Code.ImageUri),
    draft: null,
    testEvents: [],
    selectedTestEvent: null,
    ...(Tags && Object.keys(Tags).length > 0 ? { tags: Tags } : {}),
    ...(CodeSigningConfigArn ? { codeSigningConfigArn: CodeSigningConfigArn } : {}),
  };
}

/** The copy that Lambda makes of an image when it is named: what is pushed under its tag later changes nothing. */
function imageOf(context: AccountContext, uri: string | undefined): { image?: RegistryImage } {
  if (uri === undefined) return {};
  const parsed = parseImageUri(uri, context);
  const image = parsed.ok ? imageAt(parsed.uri, pushedImages(context.services)) : undefined;
  return image ? { image } : {};
}

/** What a function will be when the update is through. */
export function updateTarget(
  context: AccountContext,
  called: ApiCalled,
  { configuration, files, layers, image }: FunctionRecord,
): Deployment | null {
  const { call } = called;
  switch (call.action) {
    case 'UpdateFunctionCode':
      return {
        configuration: codeUpdatedConfiguration(
          configuration,
          call.package,
          revision(context, called),
          call.request,
        ),
        files: call.package.files,
        ...(layers ? { layers } : {}),
        ...imageOf(context, call.request.ImageUri),
      };
    case 'UpdateFunctionConfiguration': {
      const { Layers, ...request } = call.request;
      const changed = updatedConfiguration(configuration, request, revision(context, called));
      const own = Layers ? layerFiles(context.layers, Layers) : layers;
      return {
        configuration: withLayers(changed, Layers, context.layers),
        files,
        ...(own ? { layers: own } : {}),
        ...(image ? { image } : {}),
      };
    }
    default:
      return null;
  }
}

/** The record from the moment that an update is accepted. What was deployed is no draft any more. */
export function updatingRecord(record: FunctionRecord, deployment: Deployment): FunctionRecord {
  const { draft } = record;
  const { files } = deployment;
  return {
    ...record,
    ...deployment,
    draft: draft !== null && sameFiles(draft, files) ? null : draft,
  };
}

/** Executions at the moment, and what is reserved of those that the account may have. */
export function concurrencyUse({ openInvokes, functions, settings }: AccountContext): ConcurrencyUse {
  const reserved = Object.values(functions).flatMap(({ record }): [string, number][] => {
    const { configuration, reservedConcurrency } = record;
    return reservedConcurrency === undefined ? [] : [[configuration.FunctionName, reservedConcurrency]];
  });
  const running: Record<string, number> = {};
  for (const { functionName } of Object.values(openInvokes)) {
    running[functionName] = (running[functionName] ?? 0) + 1;
  }
  return { limit: settings.concurrencyLimit, reserved: Object.fromEntries(reserved), running };
}

/** The record after a call that sets how often, how and by whom the function is invoked. */
export function invokedOtherwise(
  record: FunctionRecord,
  { call, callId }: Pick<ApiCalled, 'call' | 'callId'>,
  { region, settings }: Pick<AccountContext, 'region' | 'settings'>,
): FunctionRecord {
  if (isEventInvokeCall(call)) return eventInvokeAfter(record, call);
  switch (call.action) {
    case 'PutFunctionConcurrency':
      return { ...record, reservedConcurrency: call.request.ReservedConcurrentExecutions };
    case 'DeleteFunctionConcurrency': {
      const { reservedConcurrency: _, ...rest } = record;
      return rest;
    }
    case 'CreateFunctionUrlConfig': {
      const { FunctionName: _, InvokeMode = 'BUFFERED', ...config } = call.request;
      const id = hexDigits(seededBytes(`${settings.seed}/url/${callId}`, 16));
      return { ...record, functionUrl: { FunctionUrl: functionUrl(id, region), InvokeMode, ...config } };
    }
    case 'RemovePermission': {
      const { StatementId } = call.request;
      return { ...record, policy: (record.policy ?? []).filter((each) => each.StatementId !== StatementId) };
    }
    case 'AddPermission': {
      const { FunctionName: _, ...statement } = call.request;
      return { ...record, policy: [...(record.policy ?? []), statement] };
    }
    default:
      return settingsAfter(record, call);
  }
}

/** What the API answers to such a call. */
export function invokedOtherwiseResponse(
  record: FunctionRecord,
  { call, at }: ApiCalled,
): Record<string, unknown> | null {
  if (isEventInvokeCall(call)) return eventInvokeResponse(record, call, at);
  const { configuration, functionUrl: url } = record;
  switch (call.action) {
    case 'PutFunctionConcurrency':
      return { ReservedConcurrentExecutions: call.request.ReservedConcurrentExecutions };
    case 'CreateFunctionUrlConfig':
      return url ? { FunctionArn: configuration.FunctionArn, ...url } : null;
    case 'AddPermission':
      return { Statement: JSON.stringify(call.request) };
    default:
      return settingsResponse({ configuration, functionUrl: url }, { call });
  }
}
