import type { ApiCall } from './api-call.ts';
import { functionNameOf } from './arn.ts';

/** The name of the function that a call is about; empty: it is about all of them. */
export function calledFunction(call: ApiCall): string {
  if ('functionName' in call) return call.functionName;
  const { request } = call;
  return functionNameOf(('Resource' in request ? request.Resource : request.FunctionName) ?? '');
}
