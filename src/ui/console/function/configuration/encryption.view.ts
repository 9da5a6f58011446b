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

/** What is typed, whether it is another key or not. */
export function encryptionUpdate({ key }: TypedEncryption, { name: FunctionName }: FunctionView): ApiCall[] {
  return [{ action: 'UpdateFunctionConfiguration', request: { FunctionName, KMSKeyArn: key.trim() } }];
}

export function encryptionCalls(typed: TypedEncryption, fn: FunctionView): ApiCall[] {
  return typed.key.trim() === typedEncryption(fn).key ? [] : encryptionUpdate(typed, fn);
}
