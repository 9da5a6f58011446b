export const handler = async (event) => {
  const record = event.Records?.[0];
  const name =
    record?.s3?.object.key ?? (record ? JSON.parse(record.body).name : event.queryStringParameters?.name);
  console.log(`Hello ${name}!`);
  return `Hello ${name}!`;
};
