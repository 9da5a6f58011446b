export const handler = async (event) => {
  setTimeout(() => console.log(`Receipt for order ${event.order}`), 200);
  return { accepted: event.order };
};
