const stock = { tea: 3, coffee: 5 };

export const handler = async ({ order, item }) => {
  const wanted = item.toLowerCase();
  if (!(wanted in stock)) throw new Error(`order ${order}: we do not sell ${item}`);
  return { order, item: wanted, left: stock[wanted] - 1 };
};
