/** AWS's labels of tags. */
export const tagsConsole = { manage: 'Manage' } as const;
