import type { ApiError } from '../api-call.ts';
import { validationRefusal, type Violation } from '../api-message.ts';
import type { ImageConfig } from '../configuration.ts';
import { imageEntries, workingDirectoryLength } from '../limits.ts';

/** What the API model says of the overrides of an image. */
export function refuseImageConfig(config: ImageConfig): ApiError | null {
  const { EntryPoint = [], Command = [], WorkingDirectory = '' } = config;
  return validationRefusal([
    ...tooLong('ImageConfig.EntryPoint', EntryPoint.length, imageEntries, EntryPoint.join(', ')),
    ...tooLong('ImageConfig.Command', Command.length, imageEntries, Command.join(', ')),
    ...tooLong(
      'ImageConfig.WorkingDirectory',
      WorkingDirectory.length,
      workingDirectoryLength,
      WorkingDirectory,
    ),
  ]);
}

function tooLong(member: string, length: number, max: number, value: string): Violation[] {
  return length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}
