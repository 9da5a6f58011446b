/** AWS's labels on Create function. */
export const createConsole = {
  basicInformation: 'Basic information',
  additional: 'Additional configurations',
  overrides: 'Container image overrides',
  ownedKey: 'AWS owned key',
  addTag: 'Add new tag',
  removeTag: 'Remove',
  cancel: 'Cancel',
  code: 'Code',
  tag: 'Tag',
  functionUrl: 'Function URL',
  runtime: 'Runtime',
  role: {
    heading: 'Change default execution role',
    basic: 'Create a new role with basic Lambda permissions',
    existing: 'Use an existing role',
    templates: 'Create a new role from AWS policy templates',
  },
  /** As the newest guide calls the same. */
  newer: {
    heading: 'Permissions',
    basic: 'Create default role',
    existing: 'Use another role',
    create: 'Create role',
  },
} as const;
