const prices = {};

export const handler = async (event) => {
  if (event.action === 'health') return { healthy: true };
  return { item: event.item, price: prices[event.item] };
};
