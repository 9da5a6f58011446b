/** Two branches of a run side by side, in numbers that a caller or a bill would notice. */
import { durationText } from '#ui/lifecycle/duration.ts';
import { words } from './before.words.ts';
import type { Picture } from './picture.ts';

/** “2 environments; 3 answered, 1 failed; the longest wait 370.0 ms”. */
export function branchWords({ lanes, requests }: Picture): string {
  const count = (...outcomes: string[]) =>
    requests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const counts = [
    [count('answered'), words.outcomes.answered],
    [count('queued'), words.outcomes.queued],
    [count('failed'), words.outcomes.failed],
    [count('throttled', 'refused'), words.outcomes.away],
    [count('open'), words.outcomes.waiting],
  ] as const;
  const waits = requests.filter(({ outcome }) => outcome === 'answered' || outcome === 'failed');
  const longest = Math.max(...waits.map(({ from, to }) => to - from));
  const parts = [
    words.environments(lanes.length),
    words.listed(counts.flatMap(([number, said]) => (number > 0 ? [said(number)] : []))),
    waits.length > 0 ? words.longest(durationText(longest)) : '',
  ];
  return words.together(parts.filter((part) => part !== ''));
}
