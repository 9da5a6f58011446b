import { errorsReference, messagesReference } from './errors.ts';
import { limitsReference } from './limits.ts';
import { logLinesReference } from './log-lines.ts';
import type { ReferencePage } from './reference.ts';
import { statesReference } from './states.ts';

/** The pages of the reference that come out of the ledger. Read when the site is built. */
export const referencePages: readonly ReferencePage[] = [
  limitsReference,
  statesReference,
  errorsReference,
  messagesReference,
  logLinesReference,
];
