import { z } from 'zod';
import { confidences } from './confidence.ts';

/** A web page, or `package@version:file` as a registry knows it. */
const address = z
  .string()
  .regex(/^(https:\/\/[^\s)]+|@?[a-z0-9][\w./-]*@\d[\w.-]*(:[\w./#-]+)?)$/, {
    message: 'a source is an https address or package@version:file',
  })
  .describe('Public address of a source: https://… or package@version:file.');

/** What every entry of the ledger carries: where it is from, as of when, and how sure it is. */
export const provenance = {
  sources: z
    .array(address)
    .describe('Where it says so. May be empty only for what is observed or unverified.'),
  asOf: z.iso.date().describe('The day on which the sources were read.'),
  confidence: z.enum(confidences).describe('How sure we are of it.'),
  note: z.string().min(1).optional().describe('What a reader should know beside it.'),
};

/**
 * An entry of the ledger: its own members plus provenance. Refuses unknown members, and an entry that names no
 * source without saying why.
 */
export function entry<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...provenance }).superRefine((value, context) => {
    // The other members have a type of their own per entry; these are the same in all.
    const parsed = z.looseObject(provenance).safeParse(value);
    if (!parsed.success || parsed.data.sources.length > 0) return;
    const { confidence, note } = parsed.data;
    if (confidence === 'documented' || confidence === 'measured') {
      context.addIssue({
        code: 'custom',
        path: ['sources'],
        message: `${confidence}, but no source is named`,
      });
    } else if (note === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['note'],
        message: 'no source is named, and no note says why',
      });
    }
  });
}
