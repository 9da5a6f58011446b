import type { Picture, PictureLane, PictureSpan } from '#ui/visualizer/picture.ts';

export function lane(number: number, spans: [PictureSpan['kind'], number, number][]): PictureLane {
  return {
    environmentId: `e${number}`,
    number,
    ending: null,
    spans: spans.map(([kind, from, to]) => ({ kind, from, to, requestId: null })),
    marks: [],
  };
}

/** Two environments, and an hour in which nothing happens. */
export const hourApart: Picture = {
  untilMs: 3_600_400,
  lanes: [
    lane(1, [
      ['provision', 100, 200],
      ['init', 200, 300],
      ['invoke', 300, 400],
      ['frozen', 400, 3_600_000],
    ]),
    lane(2, [
      ['provision', 3_600_000, 3_600_100],
      ['init', 3_600_100, 3_600_300],
    ]),
  ],
  requests: [],
  queue: [],
  changes: [],
};
