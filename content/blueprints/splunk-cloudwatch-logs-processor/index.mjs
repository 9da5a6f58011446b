import { gunzipSync } from 'node:zlib';

// CloudWatch Logs packs its lines: base64 around gzip around JSON.
const unpack = ({ data }) => JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8'));

export const handler = async (event) => {
  const { logGroup, logEvents } = unpack(event.awslogs);
  const errors = logEvents.filter(({ message }) => message.startsWith('ERROR'));
  for (const { timestamp, message } of errors) {
    console.log(`${logGroup} ${new Date(timestamp).toISOString()} ${message}`);
  }
  return `${errors.length} of ${logEvents.length} lines are errors`;
};
