/** Handlers that call AWS: with AWS's own SDK, and with nothing but Node.js. */

/** Puts what it is given into a bucket, reads it back and sends it to a queue. The SDK is the runtime's own. */
export const withSdk = `
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const s3 = new S3Client({});
const sqs = new SQSClient({});

export const handler = async ({ key, body }) => {
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: key, Body: body }));
  const got = await s3.send(new GetObjectCommand({ Bucket: 'photos', Key: key }));
  const text = await got.Body.transformToString();
  const QueueUrl = \`https://sqs.\${process.env.AWS_REGION}.amazonaws.com/123456789012/inbox\`;
  const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
  return { text, sent: MessageId.length };
};
`;

/** Signs a request itself, by fetch or by node:https. */
export const withoutSdk = `
import { createHash, createHmac } from 'node:crypto';
import https from 'node:https';

const { AWS_REGION: region, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = process.env;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

function signed(target, body) {
  const host = \`dynamodb.\${region}.amazonaws.com\`;
  const time = new Date().toISOString().replace(/[-:]|\\.\\d+/g, '');
  const headers = { 'content-type': 'application/x-amz-json-1.0', host, 'x-amz-date': time, 'x-amz-security-token': token, 'x-amz-target': target };
  const names = Object.keys(headers).sort();
  const canonical = ['POST', '/', '', ...names.map((name) => \`\${name}:\${headers[name]}\`), '', names.join(';'), sha256(body)].join('\\n');
  const scope = [time.slice(0, 8), region, 'dynamodb', 'aws4_request'];
  const key = scope.reduce(hmac, \`AWS4\${secret}\`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\\n')).toString('hex');
  headers.authorization = \`AWS4-HMAC-SHA256 Credential=\${id}/\${scope.join('/')}, SignedHeaders=\${names.join(';')}, Signature=\${signature}\`;
  return { host, headers };
}

const byFetch = async (target, body) => {
  const { host, headers } = signed(target, body);
  const answer = await fetch(\`https://\${host}/\`, { method: 'POST', headers, body });
  return { status: answer.status, ...(await answer.json()) };
};
const byHttps = (target, body) =>
  new Promise((resolve, reject) => {
    const { host, headers } = signed(target, body);
    const request = https.request({ host, path: '/', method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, ...JSON.parse(text) }));
    });
    request.on('error', reject).end(body);
  });

export const handler = ({ target, input, how }) =>
  (how === 'fetch' ? byFetch : byHttps)(\`DynamoDB_20120810.\${target}\`, JSON.stringify(input));
`;

/** Connects to a host and says how that ended. */
export const connecting = `
import { connect } from 'node:net';

export const handler = ({ host, port }) =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', () => resolve('failed'));
  });
`;

/** Asks a host that is not there, by fetch and by node:https, and says how each ended. */
export const asking = `
import https from 'node:https';

const byFetch = (url) => fetch(url).then(({ status }) => status, ({ name, cause }) => [name, cause.code, cause.syscall]);
const byHttps = (url) =>
  new Promise((resolve) => {
    https
      .get(url, ({ statusCode }) => resolve(statusCode))
      .on('error', ({ code, syscall, message }) => resolve([code, syscall, message]));
  });

export const handler = async ({ url }) => ({ byFetch: await byFetch(url), byHttps: await byHttps(url) });
`;
