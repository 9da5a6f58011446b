/** fflate's failures in zlib's words, codes and numbers. https://www.zlib.net/manual.html */
import { FlateErrorCode } from 'fflate';

const messages: Readonly<Record<number, string>> = {
  [FlateErrorCode.InvalidBlockType]: 'invalid block type',
  [FlateErrorCode.InvalidLengthLiteral]: 'invalid literal/length code',
  [FlateErrorCode.InvalidDistance]: 'invalid distance too far back',
};

export function zlibError(code: 'Z_DATA_ERROR' | 'Z_BUF_ERROR', message: string): Error {
  return Object.assign(new Error(message), { errno: code === 'Z_DATA_ERROR' ? -3 : -5, code });
}

export function asZlibError(error: unknown): Error {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return error as Error;
  if (code === FlateErrorCode.UnexpectedEOF) return zlibError('Z_BUF_ERROR', 'unexpected end of file');
  return zlibError('Z_DATA_ERROR', messages[Number(code)] ?? 'incorrect header check');
}
