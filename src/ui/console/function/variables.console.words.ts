/** AWS's labels of the environment variables. */
export const variablesConsole = { title: 'Environment variables', key: 'Key', value: 'Value' } as const;
