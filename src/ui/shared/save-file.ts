/** Firefox reads a download's address a little after the click, so it is kept for this long, in ms. */
const keptMs = 10_000;

/**
 * Gives the reader a file to keep.
 *
 * @param name the suggested file name, with its ending
 */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
