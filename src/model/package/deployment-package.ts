/**
 * The files of a function as they lie under `/var/task`: path without a leading slash → text or bytes.
 */
export type PackageFiles = Readonly<Record<string, string | Uint8Array>>;

export interface DeploymentPackage {
  files: PackageFiles;
  /** Bytes of the .zip that carried the files. */
  codeSize: number;
  /** SHA-256 of the .zip, base64, as the Lambda API gives it. */
  codeSha256: string;
}
