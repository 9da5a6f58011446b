import { fetchPrices } from './catalogue.mjs';

// Kept outside the handler, filled by the first event that asks for it.
let prices;

export const handler = async (event) => {
  if (event.action === 'health') return { healthy: true };
  prices ??= await fetchPrices();
  return { item: event.item, price: prices[event.item] };
};
