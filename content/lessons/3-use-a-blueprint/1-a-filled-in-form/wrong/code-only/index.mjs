// In place of the table. It lives as long as this container, and no other container knows of it:
// that is why the real thing is a table.
const items = new Map();

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const handler = async (event) => {
  const method = event.requestContext.http.method;
  const id = event.queryStringParameters?.id;
  switch (method) {
    case 'GET':
      return id ? answer(items.has(id) ? 200 : 404, items.get(id) ?? null) : answer(200, [...items.values()]);
    case 'POST': {
      const item = JSON.parse(event.body);
      if (typeof item.id !== 'string') return answer(400, { message: 'An item has an id.' });
      items.set(item.id, item);
      return answer(201, item);
    }
    case 'DELETE':
      return answer(items.delete(id) ? 204 : 404, null);
    default:
      return answer(405, { message: `There is no ${method} here.` });
  }
};
