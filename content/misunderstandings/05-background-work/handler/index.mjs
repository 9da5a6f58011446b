export const handler = async (event) => {
  setTimeout(() => console.log(`Receipt for order ${event.order}`), 900);
  return { accepted: event.order };
};
