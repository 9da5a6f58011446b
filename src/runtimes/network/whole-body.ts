/**
 * A body in one piece.
 *
 * @param take is told of each part's bytes, and says whether there is still room for what there is
 * @returns null where there is more than may be kept
 */
export async function wholeBody(
  body: AsyncIterable<Uint8Array>,
  take: (bytes: number) => boolean,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let fits = true;
  for await (const part of body) {
    fits = take(part.length) && fits;
    if (fits) parts.push(part);
  }
  if (!fits) return null;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
