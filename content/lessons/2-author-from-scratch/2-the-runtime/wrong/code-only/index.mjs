export const handler = async (event) => {
  return { said: `Hello, ${event.name}.` };
};
