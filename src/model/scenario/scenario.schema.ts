/** Scenarios as they are written in `content/scenarios`, and as links carry parts of them. */
import { z } from 'zod';
import { concurrentExecutions } from '../lambda/lifecycle.ts';
import { memoryMB, timeoutSeconds } from '../lambda/limits.ts';
import { runnableRuntimes, simulatedRuntimes } from '../runtime-port.ts';
import { deeds, type Scenario } from './scenario.ts';

/** What one run may hold, so that no file and no link can stop the page. */
export const bounds = {
  /** Sixteen days: longer than the fourteen after which a function in a VPC is Inactive. */
  untilMs: 16 * 24 * 60 * 60 * 1000,
  requestsInARow: 300,
  requests: 600,
  acts: 60,
  /** Acts that a reader may add. */
  added: 20,
  messages: 25,
  ownInitMs: 20_000,
} as const;

const instant = z.number().min(0).max(bounds.untilMs);
const memory = z.int().min(memoryMB.min).max(memoryMB.max);

export const runtimeSchema = z.enum([...runnableRuntimes, ...simulatedRuntimes]);

const actSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('invoke'),
    atMs: instant,
    times: z.int().min(1).max(bounds.requestsInARow).default(1),
    everyMs: z.number().min(0).max(bounds.untilMs).default(0),
    type: z.enum(['RequestResponse', 'Event']).default('RequestResponse'),
    deed: z.enum(deeds).default('answer'),
    takesMs: z.number().min(0).max(900_000).optional(),
    version: z
      .string()
      .regex(/^[1-9]\d?$/, 'is no version')
      .optional(),
  }),
  z.strictObject({ do: z.literal('create'), atMs: instant }),
  z.strictObject({ do: z.literal('deploy'), atMs: instant }),
  z.strictObject({ do: z.literal('configure'), atMs: instant, memoryMB: memory }),
  z.strictObject({
    do: z.literal('reserve'),
    atMs: instant,
    executions: z.int().min(0).max(concurrentExecutions),
  }),
  z.strictObject({ do: z.literal('publish'), atMs: instant }),
  z.strictObject({ do: z.literal('provision'), atMs: instant, executions: z.int().min(0).max(50) }),
  z.strictObject({ do: z.literal('delete'), atMs: instant }),
  z.strictObject({ do: z.literal('lose'), atMs: instant, environment: z.int().min(1).max(bounds.requests) }),
  z.strictObject({
    do: z.literal('send'),
    atMs: instant,
    deeds: z.array(z.enum(deeds)).min(1).max(bounds.messages),
  }),
]);

const requestsIn = (acts: readonly z.infer<typeof actSchema>[]) =>
  acts.reduce((sum, act) => sum + (act.do === 'invoke' ? act.times : 0), 0);

/** What happens in one run, all in all no more than a page can run while somebody waits. */
export const actsSchema = z
  .array(actSchema)
  .max(bounds.acts)
  .refine((acts) => requestsIn(acts) <= bounds.requests, {
    error: ({ input }) =>
      `it asks for ${requestsIn(input as z.infer<typeof actSchema>[])} requests, and this page runs up to ${bounds.requests}`,
  });

const sentence = z.string().regex(/^[\p{Lu}“].*[.?]$/u);

/** Of a file. */
export const scenarioSchema = z
  .strictObject({
    title: z.string().min(3).max(60),
    moral: sentence.max(140),
    about: sentence.max(600),
    function: z
      .strictObject({
        runtime: runtimeSchema.default('nodejs24.x'),
        packageType: z.enum(['Zip', 'Image']).default('Zip'),
        vpc: z.boolean().default(false),
        snapStart: z.boolean().default(false),
        extensions: z
          .array(
            z.strictObject({
              name: z.string().regex(/^[a-z][a-z-]{1,30}$/),
              initMs: z.number().min(0).max(10_000),
              shutdownMs: z.number().min(0).max(10_000),
            }),
          )
          .max(3)
          .default([]),
        architecture: z.enum(['x86_64', 'arm64']).default('x86_64'),
        memoryMB: memory.default(memoryMB.default),
        timeoutSeconds: z
          .int()
          .min(timeoutSeconds.min)
          .max(timeoutSeconds.max)
          .default(timeoutSeconds.default),
        ownInitMs: z.number().min(0).max(bounds.ownInitMs).default(0),
        failingInits: z.int().min(0).max(9).default(0),
        exists: z.boolean().default(true),
        onFailure: z
          .string()
          .regex(/^[\w-]+$/)
          .optional(),
        polls: z
          .strictObject({
            name: z.string().regex(/^[\w-]+$/),
            batchSize: z.int().min(1).max(10).default(10),
            reportsFailures: z.boolean().default(false),
            visibilitySeconds: z.int().min(1).max(900).default(30),
            receives: z.int().min(1).max(100).default(3),
          })
          .optional(),
      })
      .prefault({}),
    concurrencyLimit: z.int().min(1).max(concurrentExecutions).default(concurrentExecutions),
    acts: actsSchema.min(1),
    untilMs: instant,
    openAtMs: instant,
  })
  .refine(({ acts, untilMs }) => acts.every(({ atMs }) => atMs <= untilMs), 'has an act after its end')
  .refine(({ openAtMs, untilMs }) => openAtMs <= untilMs, 'is opened after its end');

/** Throws with the file's own name where it is not a scenario. */
export function parseScenario(file: string, json: unknown): Scenario {
  const parsed = scenarioSchema.safeParse(json);
  if (!parsed.success) throw new Error(`${file} is no scenario:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
