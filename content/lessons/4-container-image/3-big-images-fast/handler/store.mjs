// A store of chunks of half a megabyte. All three images hold the same program; the larger ones hold more data.
const chunks = { small: 200, large: 2_000, huge: 20_480 };
const shared = 200; // the base: the same in all of them
const own = 5; // what the start reads of an image's own data

const idOf = (image, number) => `${number < shared ? 'base' : image}-${number}`;

export const chunksOf = (image) => Array.from({ length: chunks[image] }, (_, number) => idOf(image, number));

// Far away, so it takes its time.
export function fetchChunk(id) {
  let content = 7;
  for (let turn = 0; turn < 4_000; turn += 1) {
    content = (content * 31 + id.charCodeAt(turn % id.length)) >>> 0;
  }
  return content;
}

// Starts the program of the image: `read(id)` gives it a chunk of its disk.
export function startProgram(image, read) {
  const needed = chunksOf(image).filter(
    (_, number) => (number < shared && number % 3 > 0) || (number >= shared && number < shared + own),
  );
  for (const id of needed) {
    if (read(id) !== fetchChunk(id)) throw new Error(`The disk is damaged: ${id}`);
  }
  return true;
}
