/** The concurrency form: what is typed, what AWS would say of it, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { unreservedTooLow } from '#model/lambda/concurrency.ts';
import { words } from './concurrency.words.ts';
import { typedReader } from './configuration/typed-json.ts';

const typedSchema = z.object({ use: z.enum(['unreserved', 'reserved']), reserved: z.string() });
export type TypedConcurrency = z.infer<typeof typedSchema>;
export const readTypedConcurrency = typedReader(typedSchema);

export function typedConcurrency({ reservedConcurrency }: FunctionView): TypedConcurrency {
  return reservedConcurrency === null
    ? { use: 'unreserved', reserved: '' }
    : { use: 'reserved', reserved: String(reservedConcurrency) };
}

/** AWS's refusal of what is typed, or ours where it is no number. */
export function concurrencyError(
  { use, reserved }: TypedConcurrency,
  { reservableConcurrency }: FunctionView,
): string | null {
  if (use === 'unreserved') return null;
  if (!/^\d+$/.test(reserved.trim())) return words.notWhole;
  return Number(reserved) > reservableConcurrency ? unreservedTooLow().message : null;
}

export function concurrencyCall({ use, reserved }: TypedConcurrency, FunctionName: string): ApiCall {
  if (use === 'unreserved') return { action: 'DeleteFunctionConcurrency', request: { FunctionName } };
  const ReservedConcurrentExecutions = Number(reserved);
  return { action: 'PutFunctionConcurrency', request: { FunctionName, ReservedConcurrentExecutions } };
}
