let count = 0;

export const handler = async (event) => {
  if (event.crash) process.exit(1);
  return { count: ++count };
};
