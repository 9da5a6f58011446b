import { fetchPrices } from './catalogue.mjs';

export const handler = async (event) => {
  if (event.action === 'health') return { healthy: true };
  const prices = await fetchPrices();
  return { item: event.item, price: prices[event.item] };
};
