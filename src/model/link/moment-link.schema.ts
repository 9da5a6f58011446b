/**
 * A link to a moment of a simulated run: what is in the address of `/lifecycle/` after its `#`. Links come from
 * strangers: each part is checked and bounded, and each refusal has words of its own.
 */
import { z } from 'zod';
import { memoryMB } from '../lambda/limits.ts';
import { concurrentExecutions } from '../lambda/lifecycle.ts';
import type { Changes } from '../scenario/scenario.ts';
import { actsSchema, bounds, runtimeSchema } from '../scenario/scenario.schema.ts';

export interface MomentLink {
  slug: string;
  seed: string;
  /** Milliseconds of the run; `null`: where the scenario is opened. */
  ms: number | null;
  changes: Changes;
  /** A span: the number of its lane, and its place in it, from 0. */
  chosen: { lane: number; span: number } | null;
  /** A log line or a message of the Runtime API, in the same way. */
  mark: { lane: number; mark: number } | null;
}

export class MomentLinkError extends Error {
  override readonly name = 'MomentLinkError';
}

/** Characters of the address after its `#`. */
const longest = 8000;
export const seedLength = 24;

const number = (schema: z.ZodNumber) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is no number')
    .transform(Number)
    .pipe(schema)
    .optional();

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is cut off, or was changed' });
    return z.NEVER;
  }
});

const partsSchema = z.strictObject({
  seed: z.string().min(1).max(seedLength).optional(),
  t: number(z.number().max(bounds.untilMs)),
  memory: number(z.int().min(memoryMB.min).max(memoryMB.max)),
  init: number(z.number().max(bounds.ownInitMs)),
  runtime: runtimeSchema.optional(),
  package: z.enum(['Zip', 'Image']).optional(),
  limit: number(z.int().min(1).max(concurrentExecutions)),
  every: number(z.number().max(bounds.untilMs)),
  span: z
    .string()
    .regex(/^\d{1,5}\.\d{1,6}$/, 'names no span')
    .optional(),
  mark: z
    .string()
    .regex(/^\d{1,5}\.\d{1,6}$/, 'names no mark')
    .optional(),
  more: json.pipe(actsSchema.max(bounds.added)).optional(),
});

/** Throws `MomentLinkError`. An address without a scenario is `null`. */
export function parseMomentLink(hash: string, slugs: readonly string[]): MomentLink | null {
  const text = hash.replace(/^#/, '');
  if (text === '') return null;
  if (text.length > longest)
    throw new MomentLinkError(`The link has ${text.length} characters; this page opens up to ${longest}.`);
  const [slug = '', ...rest] = text.split('&');
  if (!slugs.includes(slug)) {
    if (rest.length === 0) return null;
    throw new MomentLinkError(`The link names a scenario that is not here: “${slug.slice(0, 40)}”.`);
  }
  const parsed = partsSchema.safeParse(Object.fromEntries(new URLSearchParams(rest.join('&'))));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const part = issue?.path[0] === undefined ? 'A part' : `“${String(issue.path[0])}”`;
    throw new MomentLinkError(
      `${part} of the link cannot be read: ${issue?.message ?? 'it has another shape'}.`,
    );
  }
  const {
    seed = '',
    t,
    memory,
    init,
    runtime,
    package: packageType,
    limit,
    every,
    span,
    mark,
    more,
  } = parsed.data;
  const changes = {
    memoryMB: memory,
    ownInitMs: init,
    runtime,
    packageType,
    concurrencyLimit: limit,
    everyMs: every,
    more,
  };
  const placeIn = (text: string) => text.split('.').map(Number);
  const [lane = 0, place = 0] = span === undefined ? [] : placeIn(span);
  const [markLane = 0, markPlace = 0] = mark === undefined ? [] : placeIn(mark);
  return {
    slug,
    seed,
    ms: t ?? null,
    changes: Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
    chosen: span === undefined ? null : { lane, span: place },
    mark: mark === undefined ? null : { lane: markLane, mark: markPlace },
  };
}

/** The address after its `#`. */
export function formatMomentLink({ slug, seed, ms, changes, chosen, mark }: MomentLink): string {
  const {
    memoryMB: memory,
    ownInitMs: init,
    runtime,
    packageType,
    concurrencyLimit: limit,
    everyMs: every,
    more,
  } = changes;
  const parts = {
    seed: seed === '' ? undefined : seed,
    t: ms ?? undefined,
    memory,
    init,
    runtime,
    package: packageType,
    limit,
    every,
    span: chosen ? `${chosen.lane}.${chosen.span}` : undefined,
    mark: mark ? `${mark.lane}.${mark.mark}` : undefined,
    more: more && more.length > 0 ? JSON.stringify(more) : undefined,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) query.set(name, String(value));
  return [slug, ...(query.size > 0 ? [query.toString()] : [])].join('&');
}
