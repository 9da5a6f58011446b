export const handler = (event, context, callback) => {
  callback(null, { hello: event.name });
};
