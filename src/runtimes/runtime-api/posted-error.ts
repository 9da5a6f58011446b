import { jsonObject } from './json-object.ts';
import type { ErrorPayload } from '#model/runtime-port.ts';

/** An error as the runtime reported it. */
export interface PostedError {
  /** What AWS puts into its reports: the header's value where it has AWS's form, else an `Unknown`. */
  errorType: string;
  /** The body as it was sent, which is what an invoker gets. */
  error: ErrorPayload;
}

/**
 * The error type that AWS takes from the header `Lambda-Runtime-Function-Error-Type`
 * (aws-lambda-runtime-interface-emulator, internal/lambda/fatalerror/fatalerror.go). AWS's native client for
 * Node.js sends that header with `init/error` and not with an invocation's error.
 */
export function knownErrorType(header: string | undefined): string {
  if (header && /(Runtime|Function)\.[A-Z][a-zA-Z]+/.test(header)) return header;
  return header?.startsWith('Function.') ? 'Function.Unknown' : 'Runtime.Unknown';
}

/**
 * Reads what a runtime sent as its error. Anything may come: a bootstrap of the learner's own, or a handler
 * that calls the API itself.
 */
export function postedError(header: string | undefined, body: string): PostedError {
  const errorType = knownErrorType(header);
  const content = jsonObject(body);
  if (!content) return { errorType, error: { errorType, errorMessage: body } };
  const lines = content['trace'] ?? content['stackTrace'];
  const error: ErrorPayload = {
    ...content,
    errorType: typeof content['errorType'] === 'string' ? content['errorType'] : errorType,
    errorMessage: typeof content['errorMessage'] === 'string' ? content['errorMessage'] : '',
  };
  if (Array.isArray(lines)) error.trace = lines.map(String);
  else delete error.trace;
  return { errorType, error };
}
