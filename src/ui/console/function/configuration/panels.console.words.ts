import { consoleWords } from '#model/lambda/console-words.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';

/** AWS's names for the tab Configuration and for its panels. */
export const panelsConsole = {
  configuration: 'Configuration',
  names: {
    general: consoleWords.generalConfiguration,
    triggers: 'Triggers',
    permissions: 'Permissions',
    destinations: 'Destinations',
    url: formConsole.functionUrl,
    variables: 'Environment variables',
    tags: 'Tags',
    vpc: formConsole.vpc,
    monitoring: 'Monitoring and operations tools',
    concurrency: 'Concurrency',
    provisioned: 'Provisioned concurrency',
    asynchronous: 'Asynchronous invocation',
    runtime: 'Runtime management configuration',
    encryption: 'Encryption configuration',
  },
} as const;
