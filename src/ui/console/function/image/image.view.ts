/** The image of a function: which one it has, what may take its place, and the calls that do it. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import type { ImageConfig } from '#model/lambda/configuration.ts';
import { parseImageUri } from '#model/lambda/image-uri.ts';
import { imageAt, type ListedImage, registryImages, type RegistryImage } from '#model/lambda/registry.ts';
import { refuseImageConfig } from '#model/lambda/rules/image-config.ts';
import { refuseImageUri } from '#model/lambda/rules/image.ts';
import { typedReader } from '../configuration/typed-json.ts';
import { words } from './image.words.ts';

const typedImageSchema = z.object({ uri: z.string() });
export type TypedImage = z.infer<typeof typedImageSchema>;
export const readTypedImage = typedReader(typedImageSchema);

/** Whose registry it is, and what the learner has pushed to it. */
export interface Registry {
  account: Account;
  pushed: readonly RegistryImage[];
}

/** The image that the function runs, found by its digest; undefined: the registry has it no more. */
export function imageOf(
  { configuration }: FunctionView,
  { account, pushed }: Registry,
): ListedImage | undefined {
  return registryImages(account, pushed).find(({ sha256 }) => sha256 === configuration.CodeSha256);
}

function named(uri: string, { account, pushed }: Registry): RegistryImage | undefined {
  const parsed = parseImageUri(uri, account);
  return parsed.ok ? imageAt(parsed.uri, pushed) : undefined;
}

export function imageError({ uri }: TypedImage, { account, pushed }: Registry): string | null {
  const refused = refuseImageUri(uri.trim(), { account, functions: [], now: 0, images: pushed }, 'ImageUri');
  if (refused === null) return null;
  const parsed = parseImageUri(uri.trim(), account);
  return parsed.ok ? refused.message : `${refused.message} ${parsed.reason}`;
}

/** What AWS takes without a word, and what then does not start. */
export function imageWarning({ uri }: TypedImage, fn: FunctionView, registry: Registry): string | null {
  const { architecture } = named(uri.trim(), registry) ?? {};
  const [own = 'x86_64'] = fn.configuration.Architectures;
  if (!architecture || architecture === own) return null;
  return words.otherArchitecture(architecture, own);
}

export function imageCalls({ uri }: TypedImage, { name }: FunctionView, registry: Registry): ApiCall[] {
  const ImageUri = uri.trim();
  const image = named(ImageUri, registry);
  if (!image) return [];
  return [
    {
      action: 'UpdateFunctionCode',
      request: { FunctionName: name, ImageUri },
      package: { files: image.files, codeSize: 0, codeSha256: image.sha256 },
    },
  ];
}

const overridesSchema = z.object({ entryPoint: z.string(), command: z.string(), directory: z.string() });
export type TypedOverrides = z.infer<typeof overridesSchema>;
export const readTypedOverrides = typedReader(overridesSchema);

export function typedOverrides({ configuration }: FunctionView): TypedOverrides {
  const { EntryPoint, Command, WorkingDirectory } = configuration.ImageConfigResponse?.ImageConfig ?? {};
  return {
    entryPoint: EntryPoint?.join(', ') ?? '',
    command: Command?.join(', ') ?? '',
    directory: WorkingDirectory ?? '',
  };
}

const items = (text: string): string[] => text.split(',').map((item) => item.trim().replaceAll(/^"|"$/g, ''));

function imageConfig({ entryPoint, command, directory }: TypedOverrides): ImageConfig {
  return {
    ...(entryPoint.trim() === '' ? {} : { EntryPoint: items(entryPoint) }),
    ...(command.trim() === '' ? {} : { Command: items(command) }),
    ...(directory.trim() === '' ? {} : { WorkingDirectory: directory.trim() }),
  };
}

export function overridesError(typed: TypedOverrides): string | null {
  return refuseImageConfig(imageConfig(typed))?.message ?? null;
}

export function overrideCalls(typed: TypedOverrides, { name: FunctionName }: FunctionView): ApiCall[] {
  return [
    { action: 'UpdateFunctionConfiguration', request: { FunctionName, ImageConfig: imageConfig(typed) } },
  ];
}
