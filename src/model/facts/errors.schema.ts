import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** Error types that a failed invocation carries in its payload and its REPORT line. */
export const errorTypesSchema = z.record(
  z.string().regex(/^(Runtime|Function|Extension|Sandbox)\.[A-Z][A-Za-z]+$/),
  entry({
    phase: z.enum(['init', 'invoke', 'any']).describe('When it can happen.'),
    raisedBy: z.enum(['runtime', 'platform']).describe('Who reports it: the runtime client or Lambda.'),
    runtimeClient: z
      .union([z.literal(3), z.literal(4)])
      .optional()
      .describe('Only this version of the client.'),
    when: z.string().describe('What leads to it.'),
    messages: z.array(z.string()).describe('Texts it is seen with; `<id>` stands for the request id.'),
    exit: z.string().optional().describe('Exit code of the process, where the client ends it.'),
  }),
);

/** Refusals of the API by name of the exception. */
export const apiErrorsSchema = z.record(
  z.string().regex(/^[A-Z]\w+Exception$/),
  entry({
    status: z.int().min(400).max(599).describe('HTTP status.'),
    when: z.string().describe('What leads to it.'),
  }),
);

/** Sentences that the API answers with; `{name}` is filled in. */
export const apiMessagesSchema = z.record(
  z.string(),
  entry({
    code: z.string().describe('The exception that carries the sentence, or the reason code beside it.'),
    status: z.int().min(400).max(599).optional().describe('HTTP status of the exception.'),
    text: z.string().describe('The sentence, with {placeholders}.'),
  }),
);
