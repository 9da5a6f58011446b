/** AWS's labels on the page of a function. */
export const functionConsole = {
  overview: 'Function overview',
  diagram: 'Diagram',
  template: 'Template',
  download: 'Download',
  copyArn: 'Copy ARN',
  deleteFunction: 'Delete function',
  architecture: 'Architecture',
  tabs: {
    code: 'Code',
    testing: 'Test',
    monitoring: 'Monitor',
    configuration: 'Configuration',
    aliases: 'Aliases',
    versions: 'Versions',
  },
} as const;
