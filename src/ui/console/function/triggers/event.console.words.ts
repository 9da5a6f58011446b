/** What EventBridge itself writes into an event. */
export const eventConsole = {
  scheduled: 'Scheduled Event',
} as const;
