/** belief.json: one thing that people believe of Lambda, and the run that refutes it. */
import { z } from 'zod';
import { memoryMB, timeoutSeconds } from '#model/lambda/limits.ts';
import { defaultRuntime } from '#model/lambda/runtimes.ts';
import { runnableRuntimes } from '#model/runtime-port.ts';

const line = (description: string) => z.string().trim().min(1).describe(description);

/** What can be done for the reader, in one press. */
const stepSchema = z
  .union([
    z.enum(['test', 'edit', 'deploy']),
    z.strictObject({ test: z.json().describe('The event, in place of an empty one.') }),
    z.strictObject({
      configure: z.strictObject({
        variables: z.record(z.string(), z.string()).describe('All environment variables.'),
      }),
    }),
    z.strictObject({ wait: z.number().positive().max(5).describe('Seconds in which nothing is pressed.') }),
  ])
  .describe(
    '"test": press Test. "edit": put the files of edited/ into the editor. "deploy": press Deploy. {"wait": 1}: press nothing for a second.',
  );

export const beliefSchema = z.strictObject({
  belief: line('What people believe, as they would say it.'),
  truth: line('What is so, in a sentence or two.'),
  stops: line('Where this picture stops being true, too.'),
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
    .optional()
    .describe('The lesson that shows it, as <part>/<lesson>.'),
  source: z
    .strictObject({
      title: line('What the source is called.'),
      url: z.url({ protocol: /^https$/ }).describe('Where it is.'),
      read: z.iso.date().describe('When it was read.'),
    })
    .describe('Where AWS says so.'),
  start: z
    .strictObject({
      runtime: z.enum(runnableRuntimes).default(defaultRuntime).describe('Runtime.'),
      memorySizeMB: z.number().int().default(memoryMB.default).describe('Memory, in MB.'),
      timeoutS: z.number().int().default(timeoutSeconds.default).describe('Timeout, in seconds.'),
    })
    .prefault({})
    .describe('What differs from a new function.'),
  acts: z.array(stepSchema).min(1).describe('What is done, in order.'),
});

export type Belief = z.infer<typeof beliefSchema>;
