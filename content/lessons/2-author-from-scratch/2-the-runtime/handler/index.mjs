// Written years ago, and it has worked ever since.
export const handler = (event, context, callback) => {
  callback(null, { said: `Hello, ${event.name}.` });
};
