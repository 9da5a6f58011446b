/** AWS's labels of a function's concurrency. */
export const concurrencyConsole = {
  title: 'Concurrency',
  function: 'Function concurrency',
  unreserved: 'Unreserved account concurrency',
  reserved: 'Reserved concurrency',
  useUnreserved: 'Use unreserved account concurrency',
  reserve: 'Reserve concurrency',
} as const;
