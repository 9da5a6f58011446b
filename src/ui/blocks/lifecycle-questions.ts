/** The scenarios that show the answer to each of the questions for newcomers, in the order of the questions. */
export const shownBy = [
  ['first-request'],
  ['two-at-once', 'idle-then-again', 'deploy-under-load'],
  ['second-request', 'timeout-and-reset'],
] as const;
