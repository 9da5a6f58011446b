export const handler = async (event) => {
  throw new Error(`No such order: ${event.order}`);
};
