import type { Picture } from './picture.ts';
import { pictureAxis } from './time-axis.ts';

/** The speed that shows the whole in about ten seconds, as a power of ten. */
export function fittingSpeed(picture: Picture): number {
  const { pieces } = pictureAxis(picture, true);
  const ms = pieces.reduce((sum, { cut, from, to }) => (cut ? sum : sum + to - from), 0);
  return Math.min(3, Math.max(-3, Math.round(Math.log10(ms / 10_000) * 2) / 2));
}
