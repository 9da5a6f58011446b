import { z } from 'zod';
import { entry } from './provenance.schema.ts';

const codes = entry({ values: z.array(z.string()).min(1).describe('All codes of the API model.') });

/** States of a function and of its last update. */
export const statesSchema = z.strictObject({
  states: z
    .record(
      z.string(),
      entry({
        meaning: z.string().describe('What the state means.'),
        invoke: z.string().optional().describe('What an invocation meets in it.'),
        update: z.string().optional().describe('What an update meets in it.'),
        errors: z.array(z.string()).describe('Refusals that a caller meets in it.'),
      }),
    )
    .describe('`State` of a function.'),
  lastUpdateStatus: z
    .record(z.string(), entry({ meaning: z.string().describe('What the status means.') }))
    .describe('`LastUpdateStatus` of a function.'),
  transitions: z
    .array(
      entry({
        from: z.string().nullable().describe('State before; null: no function yet.'),
        to: z.string().describe('State after.'),
        on: z.string().describe('What brings it about.'),
      }),
    )
    .describe('How states follow each other.'),
  stateReasonCodes: codes.describe('`StateReasonCode`.'),
  lastUpdateStatusReasonCodes: codes.describe('`LastUpdateStatusReasonCode`.'),
});
