export const handler = async (event) => {
  return {
    hello: event.name,
    pid: process.pid,
    log: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  };
};
