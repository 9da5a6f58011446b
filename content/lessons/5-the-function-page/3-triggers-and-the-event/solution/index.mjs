export const handler = async (event) => {
  // API Gateway: somebody waits, and wants HTTP.
  if (event.version === '2.0') {
    return { statusCode: 200, body: `Hello ${event.queryStringParameters?.name}!` };
  }
  // S3 and SQS: a list, and nobody reads the answer.
  for (const record of event.Records ?? []) {
    const name = record.eventSource === 'aws:sqs' ? JSON.parse(record.body).name : record.s3.object.key;
    console.log(`Hello ${name}!`);
  }
};
