export const handler = async (event) => {
  return { order: event.order, accepted: true };
};
