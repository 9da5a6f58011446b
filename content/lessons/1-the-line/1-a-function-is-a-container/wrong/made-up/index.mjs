export const handler = async (event) => {
  return { hello: event.name, pid: 1 };
};
