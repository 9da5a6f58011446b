export const handler = async (event) => {
  if (event.version === '2.0') {
    return { statusCode: 200, body: `Hello ${event.queryStringParameters?.name}!` };
  }
  const [record] = event.Records;
  const name = record.eventSource === 'aws:sqs' ? JSON.parse(record.body).name : record.s3.object.key;
  console.log(`Hello ${name}!`);
};
