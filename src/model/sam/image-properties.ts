/** What a template says of a function's image: which one it is, and what runs in it instead of what it says itself. */
import type { ImageConfig } from '../lambda/configuration.ts';
import { type ListedImage, namesImage } from '../lambda/registry.ts';
import type { DeploymentPackage, PackageFiles } from '../package/deployment-package.ts';
import {
  type FunctionProperty,
  lambdaFunction,
  type PropertyValue,
  serverlessFunction,
  type TemplateSubject,
  type To,
} from './function-property.ts';

const imageOnly = { packageType: 'Image', of: [serverlessFunction, lambdaFunction] } as const;

/** The image that an address names, as far as the account has it. */
function imageCalled({ images = [] }: Pick<TemplateSubject, 'images'>, uri: string): ListedImage | undefined {
  return images.find((image) => namesImage(image, uri));
}

function ownUri({ configuration, images = [] }: TemplateSubject): string | null {
  return images.find(({ sha256 }) => sha256 === configuration.CodeSha256)?.uri ?? null;
}

/** A tag and a digest may be two names of one image. */
function isOwnImage(value: PropertyValue, subject: TemplateSubject): boolean {
  const named = typeof value === 'string' ? imageCalled(subject, value) : undefined;
  return named !== undefined && named.sha256 === subject.configuration.CodeSha256;
}

function overrides({ configuration }: TemplateSubject): ImageConfig {
  return configuration.ImageConfigResponse?.ImageConfig ?? {};
}

export const imageProperties: readonly FunctionProperty[] = [
  ...(
    [
      [serverlessFunction, ['ImageUri']],
      [lambdaFunction, ['Code', 'ImageUri']],
    ] as const
  ).map(([type, path]): FunctionProperty => ({
    ...imageOnly,
    of: [type],
    path,
    kind: 'text',
    action: 'UpdateFunctionCode',
    member: 'ImageUri',
    read: ownUri,
    preset: () => undefined,
    same: isOwnImage,
  })),
  ...(['EntryPoint', 'Command'] as const).map((member): FunctionProperty => ({
    ...imageOnly,
    path: ['ImageConfig', member],
    kind: 'list',
    action: 'UpdateFunctionConfiguration',
    member: 'ImageConfig',
    read: (subject) => overrides(subject)[member] ?? [],
    preset: () => [],
  })),
  {
    ...imageOnly,
    path: ['ImageConfig', 'WorkingDirectory'],
    kind: 'text',
    action: 'UpdateFunctionConfiguration',
    member: 'ImageConfig',
    read: (subject) => overrides(subject).WorkingDirectory ?? null,
    preset: () => null,
  },
];

/** What a new image is: undefined where the account has none of that name, which Lambda will say. */
export interface PlannedImage {
  files: PackageFiles;
  sha256: string;
}

/** What a call is given in the place of a .zip file. */
export function imagePackage(image: PlannedImage | undefined): DeploymentPackage {
  return { files: image?.files ?? {}, codeSize: 0, codeSha256: image?.sha256 ?? '' };
}

/** Undefined: it stays the image that it is, for the processor that it is. */
export function imageChange(
  to: To,
  subject: TemplateSubject,
): { ImageUri: string; image?: PlannedImage } | undefined {
  const uri = to('ImageUri') ?? to('Code', 'ImageUri');
  if (uri === undefined && to('Architectures') === undefined) return undefined;
  // Lambda wants to be told the image even where only the processor is another one.
  const ImageUri = typeof uri === 'string' ? uri : (ownUri(subject) ?? '');
  const image = imageCalled(subject, ImageUri);
  return { ImageUri, ...(image ? { image } : {}) };
}

/** Undefined: nothing changes. Replaces the whole configuration. */
export function imageConfigChange(to: To, subject: TemplateSubject): ImageConfig | undefined {
  const members = ['EntryPoint', 'Command', 'WorkingDirectory'] as const;
  const changes = members.map((member) => [member, to('ImageConfig', member)] as const);
  if (changes.every(([, value]) => value === undefined)) return undefined;
  const next: Record<string, unknown> = { ...overrides(subject) };
  for (const [member, value] of changes) {
    if (value === null || (Array.isArray(value) && value.length === 0)) delete next[member];
    else if (value !== undefined) next[member] = Array.isArray(value) ? [...(value as string[])] : value;
  }
  return next;
}
