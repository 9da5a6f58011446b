/** Takes an order and says which queue it would hand it to. */
const queue = 'arn:aws:sqs:eu-west-1:210987654321:orders';

export const handler = async (event) => ({ order: event.order, sentTo: queue });
