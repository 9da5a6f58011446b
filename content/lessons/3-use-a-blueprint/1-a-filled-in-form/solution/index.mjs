import { DynamoDB } from '@aws-sdk/client-dynamodb';

// Out here: one client for all events of this container. It signs with the keys of the role.
const dynamo = new DynamoDB({});

// What a method asks of the table. A body goes to DynamoDB as it is; the request names the table.
const calls = {
  GET: ({ queryStringParameters }) => dynamo.scan({ TableName: queryStringParameters?.TableName }),
  POST: ({ body }) => dynamo.putItem(JSON.parse(body)),
  PUT: ({ body }) => dynamo.updateItem(JSON.parse(body)),
  DELETE: ({ body }) => dynamo.deleteItem(JSON.parse(body)),
};

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const handler = async (event) => {
  const { method } = event.requestContext.http;
  if (!Object.hasOwn(calls, method)) return answer(405, { message: `There is no ${method} here.` });
  try {
    const { $metadata, ...told } = await calls[method](event);
    console.log(`${method}: DynamoDB answered ${$metadata.httpStatusCode}`);
    return answer(200, told);
  } catch (error) {
    // DynamoDB's own words. A microservice in earnest would tell a stranger less.
    console.error(`${method}: ${error.name}`);
    return answer(400, { error: error.name, message: error.message });
  }
};
