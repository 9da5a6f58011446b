import { contentOf, type DeploymentPackage, type FileContent } from '../../package/deployment-package.ts';
import type { ApiError } from '../api-call.ts';
import { refusal } from '../api-message.ts';
import { unzippedPackageBytes, zippedPackageBytes } from '../limits.ts';

const encoder = new TextEncoder();

/** Bytes of the files when they are unpacked. */
export function unzippedSize({ files }: Pick<DeploymentPackage, 'files'>): number {
  return Object.values(files).reduce((sum, file) => sum + sizeOf(contentOf(file)), 0);
}

function sizeOf(content: FileContent): number {
  return typeof content === 'string' ? encoder.encode(content).length : content.length;
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export function refusePackage(
  deploymentPackage: DeploymentPackage,
  operation: 'CreateFunction' | 'UpdateFunctionCode' | 'PublishLayerVersion',
): ApiError | null {
  if (deploymentPackage.codeSize > zippedPackageBytes) {
    return refusal('packageTooLarge', { max: zippedPackageBytes, operation }, 'ZipFile');
  }
  if (unzippedSize(deploymentPackage) <= unzippedPackageBytes) return null;
  return refusal('unzippedTooLarge', { max: unzippedPackageBytes }, 'ZipFile');
}
