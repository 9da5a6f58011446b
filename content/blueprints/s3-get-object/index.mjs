import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

// Out here: one client for all events of this container. It signs with the keys of the role.
const s3 = new S3Client({});

// Amazon S3 writes a key as a form does: a space is a plus.
const keyOf = (key) => decodeURIComponent(key.replaceAll('+', ' '));

export const handler = async (event) => {
  const [{ eventName, s3: seen }] = event.Records;
  const Bucket = seen.bucket.name;
  const Key = keyOf(seen.object.key);
  console.log(`${eventName}: ${Key} in ${Bucket}`);

  // The event says that there is an object. What the object is, only Amazon S3 can say, if the role may ask.
  try {
    const { ContentType, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    console.log(`It is ${ContentType}, ${ContentLength} bytes.`);
    return ContentType;
  } catch (error) {
    console.error(`${Key} in ${Bucket} could not be had: ${error.message}`);
    // Thrown on: Lambda tries an event of Amazon S3 again, and then gives it up.
    throw error;
  }
};
