import type { Prediction } from '#curriculum/lesson.schema.ts';

export type PredictionView =
  | { phase: 'asking' }
  /** Answered or skipped, and nothing has happened yet that would tell. */
  | { phase: 'waiting'; said: string | undefined }
  /** What happened is known: in the learner's own account, or told on request. */
  | {
      phase: 'told';
      said: string | undefined;
      happened: string;
      /** Unset where nothing was predicted. */
      right?: boolean;
      seen: 'here' | 'told';
    };

/**
 * @param answer the choice's id; `null` for a skipped question, `undefined` while it is open
 * @param outcome what came true in the learner's account, once it did
 */
export function predictionView(
  { choices, truth }: Pick<Prediction, 'choices' | 'truth'>,
  answer: string | null | undefined,
  outcome: string | undefined,
): PredictionView {
  const textOf = (id: string) => choices.find((choice) => choice.id === id)?.text;
  const said = typeof answer === 'string' ? textOf(answer) : undefined;
  const known = outcome ?? (answer === null ? truth : undefined);
  if (known !== undefined) {
    return {
      phase: 'told',
      said,
      happened: textOf(known) ?? known,
      ...(said === undefined ? {} : { right: answer === known }),
      seen: outcome === undefined ? 'told' : 'here',
    };
  }
  return said === undefined ? { phase: 'asking' } : { phase: 'waiting', said };
}
