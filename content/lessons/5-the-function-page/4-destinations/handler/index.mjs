const stock = { tea: 3, coffee: 5 };

export const handler = async ({ order, item }) => {
  if (!(item in stock)) throw new Error(`order ${order}: we do not sell ${item}`);
  return { order, item, left: stock[item] - 1 };
};
