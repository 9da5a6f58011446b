/** AWS's labels where code is edited, an event is sent, and its result is shown. */
export const workbenchConsole = {
  codeSource: 'Code source',
  uploadFrom: 'Upload from',
  zipFile: '.zip file',
  changesNotDeployed: 'Changes not deployed',
  eventName: 'Event name',
  functionLogs: 'Function logs',
  running: 'Executing function: running',
  status: 'Status',
  statuses: { running: 'Running', succeeded: 'Succeeded', failed: 'Failed' },
  requestId: 'Request ID',
} as const;
