// Outside the handler: set once, when the process starts.
let count = 0;

export const handler = async (event) => {
  if (event.crash) process.exit(1);
  count += 1;
  return { count };
};
