import { spoken } from '#model/words.ts';

const english = {
  choose: 'Choose a role',
  trust: 'Trust policy: who may take the role on',
  permissions: (policy: string) => `Permissions: ${policy}`,
  noPolicy: 'It has no policy: it may do nothing.',
};

export const words = spoken({ 'en-GB': english });
