import { askPrice } from './partner.mjs';

const currency = 'EUR';

export const handler = async (event) => {
  const price = await askPrice(event.item);
  return { item: event.item, price, currency };
};
