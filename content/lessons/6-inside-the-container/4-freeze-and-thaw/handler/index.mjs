import { sendReceipt } from './receipt.mjs';

export const handler = async (event) => {
  // Nobody should wait for a receipt, so we do not either.
  sendReceipt(event.order);
  return { order: event.order, accepted: true };
};
