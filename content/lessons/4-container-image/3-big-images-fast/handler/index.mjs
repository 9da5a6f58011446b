import { chunksOf, fetchChunk, startProgram } from './store.mjs';

export const handler = async ({ image }) => {
  const disk = new Map();
  let fetched = 0;
  for (const id of chunksOf(image)) {
    disk.set(id, fetchChunk(id));
    fetched += 1;
  }
  const started = startProgram(image, (id) => disk.get(id));
  return { image, chunks: chunksOf(image).length, fetched, started };
};
