import { chunksOf, fetchChunk, startProgram } from './store.mjs';

export const handler = async ({ image }) => {
  let fetched = 0;
  const read = (id) => {
    fetched += 1;
    return fetchChunk(id);
  };
  const started = startProgram(image, read);
  return { image, chunks: chunksOf(image).length, fetched, started };
};
