// Amazon S3 writes a key as a form does: a space is a plus.
const keyOf = (key) => decodeURIComponent(key.replaceAll('+', ' '));

export const handler = async (event) => {
  const seen = event.Records.map(({ eventName, s3 }) => ({
    what: eventName,
    bucket: s3.bucket.name,
    key: keyOf(s3.object.key),
    bytes: s3.object.size,
  }));
  for (const { what, bucket, key, bytes } of seen) {
    console.log(`${what}: ${key} in ${bucket}, ${bytes ?? 'no'} bytes`);
  }
  // Nobody waits for it: Amazon S3 has gone on already.
  return seen;
};
