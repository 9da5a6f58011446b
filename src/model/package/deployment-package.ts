/** What a file holds: text or bytes. */
export type FileContent = string | Uint8Array;

/** A file that may be started (`chmod +x`). A .zip carries that next to the content. */
export interface ExecutableFile {
  executable: true;
  content: FileContent;
}

export type PackageFile = FileContent | ExecutableFile;

/**
 * The files of a function as they lie under `/var/task`: path without a leading slash → content. All of them can be
 * read; only an `ExecutableFile` can be started.
 */
export type PackageFiles = Readonly<Record<string, PackageFile>>;

export interface DeploymentPackage {
  files: PackageFiles;
  /** Bytes of the .zip that carried the files. */
  codeSize: number;
  /** SHA-256 of the .zip, base64, as the Lambda API gives it. */
  codeSha256: string;
}

export function isExecutable(file: PackageFile | undefined): file is ExecutableFile {
  return typeof file === 'object' && 'executable' in file;
}

export function contentOf(file: PackageFile): FileContent {
  return isExecutable(file) ? file.content : file;
}

/** The same file with other content, as executable as before. */
export function withContent(file: PackageFile | undefined, content: FileContent): PackageFile {
  return isExecutable(file) ? { executable: true, content } : content;
}

/** The same content, executable or not. */
export function withExecutable(file: PackageFile, executable: boolean): PackageFile {
  const content = contentOf(file);
  return executable ? { executable: true, content } : content;
}
