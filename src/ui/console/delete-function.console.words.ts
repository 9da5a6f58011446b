/** AWS's labels where it asks whether a function is to be deleted. */
export const deleteFunctionConsole = { cancel: 'Cancel', delete: 'Delete' } as const;
