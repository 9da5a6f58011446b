import { sendReceipt } from './receipt.mjs';

export const handler = async (event) => {
  await sendReceipt(event.order);
  return { order: event.order, accepted: true };
};
