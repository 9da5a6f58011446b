/** Layers as the Lambda API has them, as far as the site models them. */
import type { DeploymentPackage, PackageFiles } from '../package/deployment-package.ts';
import type { Architecture } from './configuration.ts';

export interface PublishLayerVersionRequest {
  LayerName: string;
  Description?: string;
  /** `ZipFile` is base64 in the HTTP body; here it is what the console shows of it. */
  Content: { ZipFile?: string };
  CompatibleRuntimes?: string[];
  CompatibleArchitectures?: Architecture[];
  LicenseInfo?: string;
}

export interface ListLayersRequest {
  CompatibleRuntime?: string;
}

export interface ListLayerVersionsRequest {
  LayerName: string;
}

export interface DeleteLayerVersionRequest {
  LayerName: string;
  VersionNumber: number;
}

/**
 * Calls about layers. No function is in them; `functionName` stands beside the request, so that the trace knows on
 * whose page it was made. Empty: on none.
 */
export type LayerCall =
  | {
      action: 'PublishLayerVersion';
      request: PublishLayerVersionRequest;
      package: DeploymentPackage;
      functionName: string;
    }
  | { action: 'ListLayers'; request: ListLayersRequest; functionName: string }
  | { action: 'ListLayerVersions'; request: ListLayerVersionsRequest; functionName: string }
  | { action: 'DeleteLayerVersion'; request: DeleteLayerVersionRequest; functionName: string };

export interface LayerVersion {
  LayerVersionArn: string;
  Version: number;
  Description: string;
  /** ISO 8601, as AWS prints it. */
  CreatedDate: string;
  CompatibleRuntimes?: readonly string[];
  CompatibleArchitectures?: readonly Architecture[];
  LicenseInfo?: string;
  CodeSha256: string;
  /** Bytes of the .zip. */
  CodeSize: number;
  /** Laid under `/opt`. */
  files: PackageFiles;
}

export interface Layer {
  LayerName: string;
  LayerArn: string;
  /** The oldest first. */
  versions: readonly LayerVersion[];
  /** Numbers are not given twice. */
  lastVersion: number;
}
