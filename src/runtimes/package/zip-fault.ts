import type { ApiError } from '#model/lambda/api-call.ts';
import { refusal } from '#model/lambda/api-message.ts';
import { unzippedPackageBytes, zippedPackageBytes } from '#model/lambda/limits.ts';

/** Why a .zip is not taken over. */
export const zipFaults = [
  'empty',
  'notAZip',
  'damaged',
  'zippedTooLarge',
  'unzippedTooLarge',
  'badPath',
  'namedTwice',
  'encrypted',
  'unknownMethod',
  'zip64',
] as const;
export type ZipFault = (typeof zipFaults)[number];

export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly fault: ZipFault;
  /** What UpdateFunctionCode would answer; null where that is not known. */
  readonly refused: ApiError | null;
  constructor(fault: ZipFault, message: string) {
    super(message);
    this.fault = fault;
    this.refused = refusalFor(fault);
  }
}

function refusalFor(fault: ZipFault): ApiError | null {
  switch (fault) {
    case 'empty':
      return refusal('emptyZip', {}, 'ZipFile');
    case 'notAZip':
    case 'damaged':
      return refusal('couldNotUnzip', {}, 'ZipFile');
    case 'zippedTooLarge':
      return refusal(
        'packageTooLarge',
        { max: zippedPackageBytes, operation: 'UpdateFunctionCode' },
        'ZipFile',
      );
    case 'unzippedTooLarge':
      return refusal('unzippedTooLarge', { max: unzippedPackageBytes }, 'ZipFile');
    case 'badPath':
    case 'namedTwice':
    case 'encrypted':
    case 'unknownMethod':
    case 'zip64':
      return null;
  }
}
