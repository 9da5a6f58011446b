/** Brotli's way back. Its dictionary is most of this part, so it comes on its own. */
export { decompress } from 'brotli/decompress.js';
