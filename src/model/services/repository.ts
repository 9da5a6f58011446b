/**
 * Amazon ECR: images by the tag or digest that they were pushed under.
 *
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
import type { RegistryImage } from '../lambda/registry.ts';
import { resourceOf, type ServicesState, withResource } from './services-state.ts';

export interface Repository {
  repositoryName: string;
  /** The newest last. */
  images: readonly RegistryImage[];
}

/** Pushes an image. Who has its tag loses it, and is found by its digest only. */
export function withPushedImage(services: ServicesState, image: RegistryImage): ServicesState {
  const { repository: repositoryName, tag, sha256 } = image;
  const { images = [] } = resourceOf(services, 'repositories', repositoryName) ?? {};
  const others = images
    .filter((each) => each.sha256 !== sha256)
    .map((each) => (each.tag === tag ? { ...each, tag: '' } : each));
  return withResource(services, 'repositories', repositoryName, {
    repositoryName,
    images: [...others, image],
  });
}

/** All that were pushed, the newest first. */
export function pushedImages({ repositories }: ServicesState): RegistryImage[] {
  return Object.values(repositories)
    .flatMap(({ images }) => images)
    .reverse();
}
