export const handler = async (event) => {
  return `Good evening, ${event.name}.`;
};
