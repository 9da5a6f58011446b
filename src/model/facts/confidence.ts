/** How sure we are of a fact. */
export const confidences = ['documented', 'measured', 'observed', 'unverified'] as const;

/**
 * `documented`: an AWS page, the API model or AWS's own code says so. `measured`: run and timed, or read from the
 * runtime client as it ran. `observed`: seen in logs and answers that users published. `unverified`: none of these.
 */
export type Confidence = (typeof confidences)[number];
