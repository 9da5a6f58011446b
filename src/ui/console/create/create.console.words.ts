import { formConsole } from '#model/lambda/forms.console.words.ts';

/** AWS's labels on Create function. */
export const createConsole = {
  basicInformation: 'Basic information',
  additional: 'Additional configurations',
  overrides: formConsole.imageOverrides,
  ownedKey: 'AWS owned key',
  addTag: formConsole.addTag,
  removeTag: formConsole.remove,
  cancel: formConsole.cancel,
  code: 'Code',
  tag: 'Tag',
  functionUrl: formConsole.functionUrl,
  runtime: 'Runtime',
  role: {
    heading: 'Change default execution role',
    basic: 'Create a new role with basic Lambda permissions',
    existing: formConsole.existingRole,
    templates: formConsole.roleFromTemplates,
  },
  /** As the newest guide calls the same. */
  newer: {
    heading: 'Permissions',
    basic: 'Create default role',
    existing: 'Use another role',
    create: 'Create role',
  },
} as const;
