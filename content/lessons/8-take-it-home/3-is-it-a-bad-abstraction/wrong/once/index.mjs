let events = 0;

export const handler = async () => {
  events += 1;
  return {
    verdict: 'A good one for whoever writes it, a bad one for whoever has to find out why it is slow.',
    facts: {
      process: process.pid,
      log: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      event: events,
    },
  };
};
