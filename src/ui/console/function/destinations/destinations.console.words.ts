/** AWS's labels of destinations: of their list and of Add destination. */
export const destinationsConsole = {
  destinations: 'Destinations',
  addDestination: 'Add destination',
  condition: 'Condition',
  onFailure: 'On failure',
  onSuccess: 'On success',
  type: 'Destination type',
} as const;
