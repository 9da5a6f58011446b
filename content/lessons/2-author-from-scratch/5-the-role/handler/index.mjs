import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

export const handler = async ({ key }) => {
  const object = await s3.send(new GetObjectCommand({ Bucket: 'gallery', Key: key }));
  return { caption: await object.Body.transformToString() };
};
