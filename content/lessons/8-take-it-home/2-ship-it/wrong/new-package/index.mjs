/** Takes an order and says which queue it would hand it to. */
const queue = process.env.QUEUE_ARN;

export const handler = async (event) => ({ order: event.order, sentTo: queue });
