let events = 0;

export const handler = async () => {
  events += 1;
  return {
    verdict: '',
    facts: {
      process: process.pid,
      log: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      event: events,
    },
  };
};
