const work = (body) => {
  if (body === '') throw new Error('an empty message');
  console.log('Message:', body);
};

// Lambda asks the queue and brings a batch. What fails comes back; the rest does not.
export const handler = async (event) => {
  const batchItemFailures = [];
  for (const { messageId, body, attributes } of event.Records) {
    try {
      work(body);
    } catch (error) {
      console.warn(`${messageId}, try ${attributes.ApproximateReceiveCount}: ${error.message}`);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
