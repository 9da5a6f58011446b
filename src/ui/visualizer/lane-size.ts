/** How high lanes are: the more there are, the lower. */
export interface LaneSize {
  /** Pixels. */
  height: number;
  /** Above and below a span, where its marks stand; pixels. */
  inset: number;
  /** Whether a number has room beside marks. */
  counts: boolean;
}

export function laneSize(lanes: number): LaneSize {
  if (lanes > 20) return { height: 16, inset: 3, counts: false };
  if (lanes > 6) return { height: 28, inset: 7, counts: false };
  return { height: 50, inset: 15, counts: true };
}
