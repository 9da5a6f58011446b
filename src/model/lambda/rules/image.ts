import type { ApiError } from '../api-call.ts';
import { refusal } from '../api-message.ts';
import type { CreateFunctionRequest } from '../configuration.ts';
import { parseImageUri } from '../image-uri.ts';
import { imageAt } from '../registry.ts';
import type { RuleState } from './rule-state.ts';

/**
 * What Lambda says of an image.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
 */
export function refuseImageUri(
  text: string,
  { account, images }: RuleState,
  member = 'Code.ImageUri',
): ApiError | null {
  const parsed = parseImageUri(text, account);
  if (!parsed.ok) return refusal('imageInvalid', { uri: text }, member);
  const image = parsed.uri.accountId === account.accountId ? imageAt(parsed.uri, images) : undefined;
  if (!image) return refusal('imageUnknown', { uri: text }, member);
  return image.architecture === null ? refusal('imageManifest', { uri: text }, member) : null;
}

/** What it says of a function from an image as a whole. */
export function refuseImage(
  { Runtime, Handler, Layers = [], Code }: CreateFunctionRequest,
  state: RuleState,
): ApiError | null {
  const member = Runtime ? 'Runtime' : Handler ? 'Handler' : Layers.length > 0 ? 'Layers' : null;
  if (member !== null) return refusal('imageMembers', {}, member);
  return refuseImageUri(Code.ImageUri ?? '', state);
}
