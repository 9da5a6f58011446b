import * as z from 'zod/mini';
import type { BuilderFields } from './image-builder.ts';

const schema = z.strictObject({
  repository: z.string(),
  tag: z.string(),
  dockerfile: z.string(),
  handler: z.string(),
  architecture: z.enum(['x86_64', 'arm64']),
  provenance: z.boolean(),
});

/** What was typed before a reload; `null`: nothing that can be read. */
export function parseBuilder(text: string | null): BuilderFields | null {
  if (text === null) return null;
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
