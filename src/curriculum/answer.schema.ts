/** answer.json: what a learner does to answer a lesson, rightly (solution/) or wrongly (wrong/<slug>/). */
import { z } from 'zod';

const actSchema = z
  .union([
    z.enum(['test', 'edit', 'deploy']),
    z.strictObject({ test: z.json().describe('The event, in place of the first saved one.') }),
    z.strictObject({ wait: z.number().positive().max(10).describe('Seconds in which nothing is pressed.') }),
  ])
  .describe(
    '"test": press Test. "edit": put the files of this folder into the editor. "deploy": press Deploy. {"wait": 1}: press nothing for a second.',
  );

const acts = z.array(actSchema).min(1).describe('What the learner does, in order.');

export const solutionSchema = z.strictObject({ acts });

export const wrongAnswerSchema = z.strictObject({
  acts,
  hint: z.string().min(1).describe('Id of the hint that the check must give.'),
  why: z.string().min(1).describe('What the learner was thinking, in one sentence.'),
});

export type Act = z.infer<typeof actSchema>;
export type Solution = z.infer<typeof solutionSchema>;
export type WrongAnswer = z.infer<typeof wrongAnswerSchema>;
