/** AWS's labels in its list of functions. */
export const functionListConsole = {
  name: 'Function name',
  description: 'Description',
  packageType: 'Package type',
  runtime: 'Runtime',
  codeSize: 'Code size',
  lastModified: 'Last modified',
  actions: 'Actions',
  delete: 'Delete',
} as const;
