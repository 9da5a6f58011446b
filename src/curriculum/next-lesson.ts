/** What to read next, and why. Pure: what is done and what was open last are arguments. */

/** A written lesson, as far as its place among the others goes. */
export interface CourseStep {
  id: string;
  number: string;
  title: string;
  prerequisites: readonly string[];
}

export type NextStep =
  /** Nothing is done yet. */
  | { why: 'begin'; lesson: CourseStep }
  /** It was open last and is not done. */
  | { why: 'continue'; lesson: CourseStep }
  /** It comes after what was open last. */
  | { why: 'follows'; lesson: CourseStep; after: CourseStep }
  /** What would come next asks for it. */
  | { why: 'needed'; lesson: CourseStep; by: CourseStep }
  /** Nothing comes after what was open last, but this was left out. */
  | { why: 'left'; lesson: CourseStep }
  /** All written lessons are done. */
  | { why: 'through' };

/**
 * @param steps the written lessons in the order of the course
 * @param last id of the lesson that was open last
 */
export function nextStep(
  steps: readonly CourseStep[],
  { done, last }: { done: ReadonlySet<string>; last?: string | undefined },
): NextStep {
  const at = steps.findIndex(({ id }) => id === last);
  const open = steps[at];
  if (open !== undefined && !done.has(open.id)) return { why: 'continue', lesson: open };
  const isOpen = ({ id }: CourseStep) => !done.has(id);
  const following = steps.slice(at + 1).find(isOpen);
  const wanted = following ?? steps.find(isOpen);
  if (wanted === undefined) return { why: 'through' };
  const needed = firstNeeded(wanted, steps, done);
  if (needed !== wanted) return { why: 'needed', lesson: needed, by: wanted };
  if (open !== undefined && following !== undefined) return { why: 'follows', lesson: wanted, after: open };
  return done.size === 0 ? { why: 'begin', lesson: wanted } : { why: 'left', lesson: wanted };
}

/** The first lesson on the way to `wanted` that is not done. Prerequisites run in no circle: the build checks. */
function firstNeeded(
  wanted: CourseStep,
  steps: readonly CourseStep[],
  done: ReadonlySet<string>,
): CourseStep {
  const missing = steps.find(({ id }) => wanted.prerequisites.includes(id) && !done.has(id));
  return missing === undefined ? wanted : firstNeeded(missing, steps, done);
}
