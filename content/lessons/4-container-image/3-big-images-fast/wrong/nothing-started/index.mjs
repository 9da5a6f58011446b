import { chunksOf } from './store.mjs';

export const handler = async ({ image }) => {
  return { image, chunks: chunksOf(image).length, fetched: 0, started: false };
};
