/** The form of the key for environment variables, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { refuseKey } from '#model/lambda/rules/encryption.ts';
import { typedReader } from './typed-json.ts';

const typedSchema = z.object({
  /** Empty: AWS's own. */
  key: z.string(),
});
export type TypedEncryption = z.infer<typeof typedSchema>;
export const readTypedEncryption = typedReader(typedSchema);

export function typedEncryption({ configuration: { KMSKeyArn = '' } }: FunctionView): TypedEncryption {
  return { key: KMSKeyArn };
}

export function encryptionError({ key }: TypedEncryption): string | null {
  return refuseKey(key.trim())?.message ?? null;
}

export function encryptionCalls({ key }: TypedEncryption, fn: FunctionView): ApiCall[] {
  const KMSKeyArn = key.trim();
  if (KMSKeyArn === typedEncryption(fn).key) return [];
  return [{ action: 'UpdateFunctionConfiguration', request: { FunctionName: fn.name, KMSKeyArn } }];
}
