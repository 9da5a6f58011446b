import { chunksOf, fetchChunk, startProgram } from './store.mjs';

const disk = new Map();

export const handler = async ({ image }) => {
  let fetched = 0;
  const read = (id) => {
    if (!disk.has(id)) {
      disk.set(id, fetchChunk(id));
      fetched += 1;
    }
    return disk.get(id);
  };
  const started = startProgram(image, read);
  return { image, chunks: chunksOf(image).length, fetched, started };
};
