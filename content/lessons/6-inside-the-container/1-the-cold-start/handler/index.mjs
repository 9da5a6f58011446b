import { fetchPrices } from './catalogue.mjs';

// Outside the handler: runs once, while the container starts.
const prices = await fetchPrices();

export const handler = async (event) => {
  if (event.action === 'health') return { healthy: true };
  return { item: event.item, price: prices[event.item] };
};
