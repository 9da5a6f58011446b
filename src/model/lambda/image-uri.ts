/**
 * Addresses of container images: which of them Lambda takes.
 *
 * The API model has no pattern for them. Source of the rules:
 * https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
 */
import type { Account } from './arn.ts';

export interface ImageUri extends Account {
  repository: string;
  /** The one or the other. */
  reference: { tag: string } | { digest: string };
}

export type ParsedImageUri = { ok: true; uri: ImageUri } | { ok: false; reason: string };

const ecr =
  /^(\d{12})\.dkr\.ecr\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com\/([a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** The parts of an address in Amazon ECR, or why Lambda cannot take it, in a sentence of ours. */
export function parseImageUri(text: string, { region: here }: Pick<Account, 'region'>): ParsedImageUri {
  const refused = (reason: string): ParsedImageUri => ({ ok: false, reason });
  const found = ecr.exec(text);
  if (!found) return refused(elsewhere(text));
  const [, accountId = '', region = '', repository = '', tag, digest] = found;
  if (region !== here) return refused(`The image is in ${region}; Lambda takes only images of ${here}.`);
  if (tag !== undefined && digest !== undefined)
    return refused('A tag and a digest at once: Lambda takes the one or the other.');
  if (digest !== undefined)
    return { ok: true, uri: { accountId, region, repository, reference: { digest } } };
  if (tag === undefined) return refused('Neither a tag nor a digest: Lambda adds no “latest” of its own.');
  return { ok: true, uri: { accountId, region, repository, reference: { tag } } };
}

/** What the address is instead. */
function elsewhere(text: string): string {
  if (text.startsWith('public.ecr.aws/'))
    return 'Amazon ECR Public is another registry: Lambda takes images of a private one. Push a copy there.';
  if (/^https?:/.test(text)) return 'The address of an image has no https:// before it.';
  if (/^\d{12}\.dkr\.ecr\./.test(text))
    return 'Not complete: account.dkr.ecr.region.amazonaws.com/repository:tag.';
  if (/^[\w.-]+\.[a-z]{2,}(:\d+)?\//.test(text) && !text.startsWith('docker.io/'))
    return 'Another registry. Lambda pulls images from Amazon ECR only.';
  return 'That is an image of Docker Hub. Lambda pulls images from Amazon ECR only: push a copy there.';
}
