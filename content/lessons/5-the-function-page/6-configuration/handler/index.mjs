import { askPrice } from './partner.mjs';

// Read once, when the container starts.
const currency = process.env.CURRENCY;

export const handler = async (event) => {
  const price = await askPrice(event.item);
  return { item: event.item, price, currency: currency ?? 'unknown' };
};
