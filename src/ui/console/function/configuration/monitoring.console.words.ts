/** AWS's labels of logs and tracing. */
export const monitoringConsole = {
  format: 'Log format',
  application: 'Application log level',
  system: 'System log level',
  group: 'CloudWatch log group',
  traces: 'Lambda service traces',
  traceWith: 'Lambda service traces (AWS X-Ray)',
} as const;
