/**
 * Our shapes against those of AWS's own SDK. Nothing here runs: the type checker is the test. A member that AWS
 * does not know, or knows as something else, does not compile.
 */
import type * as Aws from '@aws-sdk/client-lambda';
import type {
  AddPermissionRequest,
  CreateFunctionRequest,
  CreateFunctionUrlConfigRequest,
  DeadLetterConfig,
  DeleteFunctionConcurrencyRequest,
  DeleteFunctionEventInvokeConfigRequest,
  DeleteFunctionRequest,
  FunctionConfiguration,
  FunctionUrlConfig,
  ImageConfig,
  InvokeRequest,
  PutFunctionConcurrencyRequest,
  PutFunctionEventInvokeConfigRequest,
  RemovePermissionRequest,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
  UpdateFunctionEventInvokeConfigRequest,
  VpcConfig,
} from '#model/lambda/configuration.ts';
import type {
  CreateEventSourceMappingRequest,
  EventSourceMapping,
  ListEventSourceMappingsRequest,
  MappingId,
  UpdateEventSourceMappingRequest,
} from '#model/lambda/event-source-mapping.types.ts';
import type { ThrottleReason } from '#model/lambda/concurrency.ts';
import type {
  AliasConfiguration,
  CreateAliasRequest,
  DeleteAliasRequest,
  PublishVersionRequest,
  UpdateAliasRequest,
} from '#model/lambda/versions.types.ts';
import type {
  DeleteFunctionUrlConfigRequest,
  PutRuntimeManagementConfigRequest,
  TagResourceRequest,
  UntagResourceRequest,
  UpdateFunctionUrlConfigRequest,
} from '#model/lambda/function-settings.types.ts';
import type {
  DeleteLayerVersionRequest,
  LayerVersion,
  ListLayersRequest,
  ListLayerVersionsRequest,
  PublishLayerVersionRequest,
} from '#model/lambda/layers.types.ts';
import type { InvokeResponse } from '#model/lambda/api-call.ts';

/** Members of `Ours` that `Theirs` does not have. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

/**
 * Our value can be handed to AWS's SDK. `Differ` are the members that we write otherwise on purpose: they have to be
 * known to AWS all the same.
 */
type Fits<Ours, Theirs, Differ extends keyof Ours & keyof Theirs = never> = [Unknown<Ours, Theirs>] extends [
  never,
]
  ? Omit<Ours, Differ> extends Omit<Theirs, Differ>
    ? true
    : {
        [Member in keyof Omit<Ours, Differ> & keyof Theirs]: Ours[Member] extends Theirs[Member]
          ? true
          : Member;
      }
  : { unknownToAws: Unknown<Ours, Theirs> };

/** And back: what we read out of an answer, AWS's answer may have. */
type Answers<Ours, Theirs, Differ extends keyof Ours = never> = {
  [Member in Exclude<keyof Ours, Differ> & keyof Theirs]: Ours[Member] extends Theirs[Member]
    ? never
    : Member;
}[Exclude<keyof Ours, Differ> & keyof Theirs] extends never
  ? true
  : false;

// Runtime: we keep the text, so that an unknown identifier can be refused; the SDK has the list. ZipFile and Payload:
// text here, bytes there. The reason codes are a list in the SDK; "Creating" of a running update is answered, but not
// in that list.
type CodesAndRuntime = 'Runtime' | 'StateReasonCode' | 'LastUpdateStatusReasonCode';

interface Claims {
  createFunction: Fits<CreateFunctionRequest, Aws.CreateFunctionRequest, 'Runtime' | 'Code'>;
  code: [Unknown<CreateFunctionRequest['Code'], Aws.FunctionCode>] extends [never] ? true : false;
  updateFunctionCode: Fits<UpdateFunctionCodeRequest, Aws.UpdateFunctionCodeRequest, 'ZipFile'>;
  updateFunctionConfiguration: Fits<
    UpdateFunctionConfigurationRequest,
    Aws.UpdateFunctionConfigurationRequest,
    'Runtime'
  >;
  invoke: Fits<InvokeRequest, Aws.InvocationRequest, 'Payload'>;
  invoked: Fits<InvokeResponse, Aws.InvocationResponse, 'Payload'>;
  deleteFunction: Fits<DeleteFunctionRequest, Aws.DeleteFunctionRequest>;
  putConcurrency: Fits<PutFunctionConcurrencyRequest, Aws.PutFunctionConcurrencyRequest>;
  deleteConcurrency: Fits<DeleteFunctionConcurrencyRequest, Aws.DeleteFunctionConcurrencyRequest>;
  putEventInvokeConfig: Fits<PutFunctionEventInvokeConfigRequest, Aws.PutFunctionEventInvokeConfigRequest>;
  updateEventInvokeConfig: Fits<
    UpdateFunctionEventInvokeConfigRequest,
    Aws.UpdateFunctionEventInvokeConfigRequest
  >;
  deleteEventInvokeConfig: Fits<
    DeleteFunctionEventInvokeConfigRequest,
    Aws.DeleteFunctionEventInvokeConfigRequest
  >;
  deadLetter: Fits<DeadLetterConfig, Aws.DeadLetterConfig>;
  publishLayer: Fits<
    PublishLayerVersionRequest,
    Aws.PublishLayerVersionRequest,
    'Content' | 'CompatibleRuntimes'
  >;
  listLayers: Fits<ListLayersRequest, Aws.ListLayersRequest, 'CompatibleRuntime'>;
  listLayerVersions: Fits<ListLayerVersionsRequest, Aws.ListLayerVersionsRequest>;
  deleteLayerVersion: Fits<DeleteLayerVersionRequest, Aws.DeleteLayerVersionRequest>;
  layerVersion: [
    Unknown<Omit<LayerVersion, 'files' | 'CodeSha256' | 'CodeSize'>, Aws.LayerVersionsListItem>,
  ] extends [never]
    ? true
    : false;
  createUrl: Fits<CreateFunctionUrlConfigRequest, Aws.CreateFunctionUrlConfigRequest>;
  url: [Unknown<FunctionUrlConfig, Aws.GetFunctionUrlConfigResponse>] extends [never] ? true : false;
  updateUrl: Fits<UpdateFunctionUrlConfigRequest, Aws.UpdateFunctionUrlConfigRequest>;
  deleteUrl: Fits<DeleteFunctionUrlConfigRequest, Aws.DeleteFunctionUrlConfigRequest>;
  tag: Fits<TagResourceRequest, Aws.TagResourceRequest>;
  untag: Fits<UntagResourceRequest, Aws.UntagResourceRequest>;
  runtimeManagement: Fits<PutRuntimeManagementConfigRequest, Aws.PutRuntimeManagementConfigRequest>;
  addPermission: Fits<AddPermissionRequest, Aws.AddPermissionRequest>;
  vpc: Fits<VpcConfig, Aws.VpcConfig>;
  image: Fits<ImageConfig, Aws.ImageConfig>;
  removePermission: Fits<RemovePermissionRequest, Aws.RemovePermissionRequest>;
  publishVersion: Fits<PublishVersionRequest, Aws.PublishVersionRequest>;
  createAlias: Fits<CreateAliasRequest, Aws.CreateAliasRequest>;
  updateAlias: Fits<UpdateAliasRequest, Aws.UpdateAliasRequest>;
  deleteAlias: Fits<DeleteAliasRequest, Aws.DeleteAliasRequest>;
  alias: Fits<AliasConfiguration, Aws.AliasConfiguration>;
  // StartingPositionTimestamp: the API's seconds here, a Date there.
  createMapping: Fits<
    CreateEventSourceMappingRequest,
    Aws.CreateEventSourceMappingRequest,
    'StartingPositionTimestamp'
  >;
  updateMapping: Fits<UpdateEventSourceMappingRequest, Aws.UpdateEventSourceMappingRequest>;
  getMapping: Fits<MappingId, Aws.GetEventSourceMappingRequest>;
  deleteMapping: Fits<MappingId, Aws.DeleteEventSourceMappingRequest>;
  listMappings: Fits<ListEventSourceMappingsRequest, Aws.ListEventSourceMappingsRequest>;
  // Points in time: numbers here, a Date there.
  mapping: Fits<
    EventSourceMapping,
    Aws.EventSourceMappingConfiguration,
    'LastModified' | 'StartingPositionTimestamp'
  >;
  throttleReason: ThrottleReason extends Aws.ThrottleReason ? true : false;
  configuration: Fits<FunctionConfiguration, Aws.FunctionConfiguration, CodesAndRuntime>;
  configurationBack: Answers<FunctionConfiguration, Aws.FunctionConfiguration, CodesAndRuntime>;
  unknownMemberIsFound: Fits<
    DeleteFunctionRequest & { Force: boolean },
    Aws.DeleteFunctionRequest
  > extends true
    ? false
    : true;
  wrongTypeIsFound: Fits<{ FunctionName: number }, Aws.DeleteFunctionRequest> extends true ? false : true;
}

export const claims: Claims = {
  createFunction: true,
  code: true,
  updateFunctionCode: true,
  updateFunctionConfiguration: true,
  invoke: true,
  invoked: true,
  deleteFunction: true,
  putConcurrency: true,
  deleteConcurrency: true,
  putEventInvokeConfig: true,
  updateEventInvokeConfig: true,
  deleteEventInvokeConfig: true,
  deadLetter: true,
  publishLayer: true,
  listLayers: true,
  listLayerVersions: true,
  deleteLayerVersion: true,
  layerVersion: true,
  createUrl: true,
  url: true,
  updateUrl: true,
  deleteUrl: true,
  tag: true,
  untag: true,
  runtimeManagement: true,
  addPermission: true,
  vpc: true,
  image: true,
  removePermission: true,
  publishVersion: true,
  createAlias: true,
  updateAlias: true,
  deleteAlias: true,
  alias: true,
  createMapping: true,
  updateMapping: true,
  getMapping: true,
  deleteMapping: true,
  listMappings: true,
  mapping: true,
  throttleReason: true,
  configuration: true,
  configurationBack: true,
  unknownMemberIsFound: true,
  wrongTypeIsFound: true,
};
