const page = (name) => `<!doctype html>
<title>Lambda over HTTP</title>
<h1>Hello, ${name}</h1>
<form method="get">
  <label>Your name <input name="name"></label>
  <button>Greet me</button>
</form>`;

// Text of a stranger is never markup.
const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const handler = async (event) => {
  const { method, path } = event.requestContext.http;
  console.log(method, path);
  if (method !== 'GET') {
    return { statusCode: 405, headers: { allow: 'GET' }, body: 'Only GET is answered here.' };
  }
  const name = event.queryStringParameters?.name || 'stranger';
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: page(safe(name)),
  };
};
