export const handler = async ({ Records: [{ s3 }] }) => {
  const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
  if (!/\.(png|jpe?g)$/.test(key)) throw new Error(`${key} is no picture`);
  return { bucket: s3.bucket.name, key, thumbnail: `small/${key}` };
};
