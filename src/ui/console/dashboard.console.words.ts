/** AWS's labels on its Dashboard. */
export const dashboardConsole = {
  functionCount: 'Lambda functions',
  codeStorage: 'Code storage',
  concurrency: 'Full account concurrency',
  unreserved: 'Unreserved account concurrency',
  metrics: 'Account-level metrics',
  function: 'Function',
  invocations: 'Invocations',
  errors: 'Errors',
  throttles: 'Throttles',
} as const;
