/** The drawing as pixels: what a slide or a chat takes. */
import type { DrawingFile } from './drawing-file.ts';

/** Pixels of the picture for one of the drawing. */
const density = 2;

/** Rejects where the browser draws no SVG, or is out of memory for it. */
export async function drawingPicture({ text, width, height }: DrawingFile): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture of it.'))));
  });
}
