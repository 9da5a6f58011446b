/** From what is in the builder's fields to an image, and to what one would type at home. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Account } from '#model/lambda/arn.ts';
import { buildImage } from '#model/lambda/image-build.ts';
import type { BuildNote } from '#model/lambda/image-stage.ts';
import { parseImageUri } from '#model/lambda/image-uri.ts';
import type { RegistryImage } from '#model/lambda/registry.ts';
import { instructionsOf } from './dockerfile.ts';
import { words } from './image-builder.words.ts';

export interface BuilderFields {
  repository: string;
  tag: string;
  dockerfile: string;
  /** The one file beside the Dockerfile. */
  handler: string;
  architecture: 'x86_64' | 'arm64';
  provenance: boolean;
}

/** What they are called, in every language. */
export const files = { dockerfile: 'Dockerfile', handler: 'index.mjs' } as const;

/** As Docker names the architectures. */
export const platforms = { x86_64: 'linux/amd64', arm64: 'linux/arm64' } as const;

export const firstFields: BuilderFields = {
  repository: 'hello',
  tag: '1',
  dockerfile: `FROM public.ecr.aws/lambda/nodejs:24
COPY index.mjs \${LAMBDA_TASK_ROOT}/
CMD ["index.handler"]
`,
  handler: `export const handler = async (event) => {
  console.log('Built by me, started by Lambda.');
  return { from: 'my image', event };
};
`,
  architecture: 'x86_64',
  provenance: false,
};

export type Built =
  { ok: true; image: RegistryImage; notes: readonly BuildNote[] } | { ok: false; fault: BuildNote };

/** Equal fields make equal images, down to the digest. */
export function imageOf(fields: BuilderFields): Built {
  const { repository, tag, architecture, provenance } = fields;
  const context = { [files.handler]: fields.handler };
  const result = buildImage(instructionsOf(fields.dockerfile), context, {
    repository,
    tag,
    architecture,
    provenance,
  });
  if (!result.ok) return result;
  const { tag: _, about: _about, ...content } = result.image;
  const digest = bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))));
  return { ok: true, image: { ...result.image, sha256: digest }, notes: result.notes };
}

export function imageUri({ accountId, region }: Account, { repository, tag }: BuilderFields): string {
  return `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}:${tag}`;
}

/** Why nothing can be pushed under this name; `null`: it can. */
export function nameFault(account: Account, fields: BuilderFields): string | null {
  const parsed = parseImageUri(imageUri(account, fields), account);
  if (parsed.ok) return null;
  return words.nameFault;
}

/** What does the same on a machine with Docker. */
export function shellCommands(account: Account, fields: BuilderFields): string {
  const { accountId, region } = account;
  const uri = imageUri(account, fields);
  const platform = platforms[fields.architecture];
  return [
    `aws ecr create-repository --repository-name ${fields.repository}`,
    `aws ecr get-login-password --region ${region} |\n  docker login --username AWS --password-stdin ${accountId}.dkr.ecr.${region}.amazonaws.com`,
    `docker buildx build --platform ${platform}${fields.provenance ? '' : ' --provenance=false'} -t ${uri} .`,
    `docker push ${uri}`,
  ].join('\n');
}
