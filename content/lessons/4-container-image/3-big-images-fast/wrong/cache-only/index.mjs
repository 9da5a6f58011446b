import { chunksOf, fetchChunk, startProgram } from './store.mjs';

const disk = new Map();

export const handler = async ({ image }) => {
  let fetched = 0;
  for (const id of chunksOf(image)) {
    if (disk.has(id)) continue;
    disk.set(id, fetchChunk(id));
    fetched += 1;
  }
  const started = startProgram(image, (id) => disk.get(id));
  return { image, chunks: chunksOf(image).length, fetched, started };
};
