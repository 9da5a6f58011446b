import { sendReceipt } from './receipt.mjs';

const inBackground = async (order) => {
  await sendReceipt(order);
};

export const handler = async (event) => {
  void inBackground(event.order);
  return { order: event.order, accepted: true };
};
