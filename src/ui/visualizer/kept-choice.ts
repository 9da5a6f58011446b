/** What a reader has chosen, found again when the run is worked out anew. Fetched together with the machines. */
import type { Picture, PictureLane } from './picture.ts';
import type { Chosen, ChosenMarks } from './visualizer.svelte.ts';

interface Choice {
  chosen: Chosen | null;
  marks: ChosenMarks | null;
}

/** The choice as `to` has it; `null` for what is not there any more. A span may end elsewhere, its beginning is it. */
export function keptChoice(from: Picture, to: Picture, { chosen, marks }: Choice): Choice {
  const place = (chosen ?? marks)?.lane ?? -1;
  const old = from.lanes[place];
  const lane = to.lanes.findIndex(({ environmentId }) => environmentId === old?.environmentId);
  const now = to.lanes[lane];
  if (!old || !now) return { chosen: null, marks: null };
  const span = chosen ? sameSpan(old, now, chosen.span) : -1;
  const kept = (marks?.marks ?? []).map((mark) => sameMark(old, now, mark)).filter((mark) => mark !== -1);
  return {
    chosen: span === -1 ? null : { lane, span },
    marks: kept.length === 0 ? null : { lane, marks: kept },
  };
}

/** The page's first picture was worked out on another machine, whose last bits may differ. */
const near = (a: number, b: number | undefined): boolean => b !== undefined && Math.abs(a - b) < 1e-6;

function sameSpan(old: PictureLane, now: PictureLane, order: number): number {
  const was = old.spans[order];
  return now.spans.findIndex(({ kind, from }) => kind === was?.kind && near(from, was.from));
}

function sameMark(old: PictureLane, now: PictureLane, order: number): number {
  const was = old.marks[order];
  return now.marks.findIndex(({ at, text }) => near(at, was?.at) && text === was?.text);
}
