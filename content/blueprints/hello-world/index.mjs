export const handler = async (event, context) => {
  console.log('The event:', JSON.stringify(event));
  console.log('Time left:', context.getRemainingTimeInMillis(), 'ms');

  // What is returned here is the answer to whoever waits for it.
  return event.key1;
};
