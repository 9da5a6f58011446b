/** Two branches of a run side by side, in numbers that a caller or a bill would notice. */
import { durationText } from '#ui/lifecycle/duration.ts';
import type { Picture } from './picture.ts';

/** “2 environments; 3 answered, 1 failed; the longest wait 370.0 ms”. */
export function branchWords({ lanes, requests }: Picture): string {
  const count = (...outcomes: string[]) =>
    requests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const counts = [
    [count('answered'), 'answered'],
    [count('queued'), 'queued'],
    [count('failed'), 'failed'],
    [count('throttled', 'refused'), 'turned away'],
    [count('open'), 'still waiting'],
  ] as const;
  const waits = requests.filter(({ outcome }) => outcome === 'answered' || outcome === 'failed');
  const longest = Math.max(...waits.map(({ from, to }) => to - from));
  return [
    lanes.length === 1 ? '1 environment' : `${lanes.length} environments`,
    counts.flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : [])).join(', '),
    waits.length > 0 ? `the longest wait ${durationText(longest)}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}
