import { z } from 'zod';
import { entry } from './provenance.schema.ts';

const day = z.iso.date().nullable();

/** Managed runtimes by their identifier. Dates are AWS's plan and change. */
export const runtimesSchema = z.record(
  z.string().regex(/^[a-z]+[a-z0-9.-]*$/),
  entry({
    name: z.string().min(1).describe("The runtime's name as the documentation lists it."),
    os: z.string().describe('Operating system of the runtime.'),
    deprecation: day.describe('Day of deprecation; null: not scheduled.'),
    blockCreate: day.describe('From this day no function can be created with it; null: not scheduled.'),
    blockUpdate: day.describe('From this day no function with it can be updated; null: not scheduled.'),
    inApiEnum: z.boolean().describe('Whether the API model knows the identifier.'),
    containerOnly: z.boolean().describe('Whether AWS offers it as a base image only.'),
    snapStart: z.boolean().describe('Whether SnapStart is offered for it.'),
    consoleEditable: z.boolean().describe("Whether the console's code editor opens for it."),
  }),
);

/** The version that INIT_START names, as once seen. */
export const runtimeVersionsSchema = z.record(
  z.string(),
  entry({
    name: z
      .string()
      .regex(/^[a-z]+:[\w.]+$/)
      .describe('Version of the runtime, as INIT_START prints it.'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Last part of the ARN of that version.'),
    text: z.string().describe('The line it was seen in.'),
  }),
);

/** What a managed runtime's image holds, by path. */
export const baseImageSchema = z.record(
  z.string().regex(/^\/[\w./@-]+$/),
  entry({
    layer: z
      .enum(['system', 'language', 'client', 'yours', 'written'])
      .describe(
        'Who put it there: the operating system, the language, the runtime client, you, or the function.',
      ),
    about: z.string().min(1).describe('What it is, in a sentence.'),
    only: z
      .enum(['managed', 'osOnly'])
      .optional()
      .describe('Only in runtimes of a language, or only in OS-only ones; left out: in both.'),
  }),
);
