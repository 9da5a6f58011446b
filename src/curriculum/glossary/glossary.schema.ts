import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** The terms of the field by their anchor. */
export const glossarySchema = z.record(
  id,
  z.strictObject({
    term: z.string().min(1).describe('As it is written inside a sentence.'),
    picture: z.string().min(1).describe('The simple picture, in a sentence or two.'),
    stops: z.string().min(1).describe('Where the picture stops being true.'),
    seeAlso: z.array(id).min(1).describe('Other terms, by their anchor.'),
    source: z.url({ protocol: /^https$/ }).describe('Where it is described.'),
    read: z.iso.date().describe('The day on which the source was read for it.'),
    words: z
      .array(z.string().min(1))
      .optional()
      .describe('How prose names it, where no other meaning is possible: the first of them becomes a link.'),
    reference: z
      .string()
      .regex(/^\/reference\/[a-z-]+\/(#[a-z0-9-]+)?$/)
      .optional()
      .describe('Its row in the reference.'),
  }),
);
