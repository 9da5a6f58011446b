export const handler = async (event) => {
  return { hello: event.name };
};
