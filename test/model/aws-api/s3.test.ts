import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { policyDocument } from '#model/lambda/policy.ts';
import { newBucket, objectIn, withNotification } from '#model/services/bucket.ts';
import { noServices, resourceOf, withResource } from '#model/services/services-state.ts';
import { everything, roleWith, SdkAccount } from './sdk.ts';

const Bucket = 'photos';
const services = withResource(noServices, 'buckets', Bucket, newBucket(Bucket, 0));
const accountOf = (role = everything) => {
  const account = new SdkAccount(services, role);
  return { account, s3: new S3Client(account.options) };
};
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the S3 that a handler finds', () => {
  it('keeps what was put, with its type and metadata, and gives it back', async () => {
    const { account, s3 } = accountOf();
    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a b/ü.txt',
        Body: 'hallo',
        ContentType: 'text/plain',
        Metadata: { by: 'ada' },
      }),
    );
    expect(put.ETag).toBe('"598d4c200461b81522a3328565c25f7c"');
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'a b/ü.txt' }));
    expect(await got.Body?.transformToString()).toBe('hallo');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      ContentLength: 5,
      Metadata: { by: 'ada' },
      ETag: put.ETag,
    });
    expect(got.LastModified?.getTime()).toBe(account.at);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a b/ü.txt' }));
    expect(head.ContentLength).toBe(5);
    const part = await s3.send(new GetObjectCommand({ Bucket, Key: 'a b/ü.txt', Range: 'bytes=1-2' }));
    expect(await part.Body?.transformToString()).toBe('al');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a b/ü.txt' }));
    expect(resourceOf(account.services, 'buckets', Bucket)?.objects).toEqual({});
  });

  it('tells the functions that the bucket notifies of what was put', async () => {
    const LambdaFunctionArn = 'arn:aws:lambda:us-east-1:123456789012:function:thumbs';
    const told = withNotification(newBucket(Bucket, 0), { Id: 'thumbs', LambdaFunctionArn });
    const account = new SdkAccount(withResource(services, 'buckets', Bucket, told));
    const s3 = new S3Client(account.options);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a b.txt', Body: 'hallo' }));
    const [caused, ...others] = account.last.invocations ?? [];
    expect(others).toEqual([]);
    expect(caused).toMatchObject({
      functionArn: LambdaFunctionArn,
      invoker: { service: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::photos' },
    });
    expect(JSON.parse(caused?.payload ?? '')).toMatchObject({
      Records: [
        {
          eventName: 'ObjectCreated:Put',
          s3: { object: { key: 'a+b.txt', size: 5, eTag: '598d4c200461b81522a3328565c25f7c' } },
        },
      ],
    });
  });

  it('takes a stream, in the pieces in which clients send one', async () => {
    const { account, s3 } = accountOf();
    const Body = Readable.from([Buffer.from([0, 255]), Buffer.from('more\r\n')]);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'raw', Body, ContentLength: 8 }));
    const bucket = resourceOf(account.services, 'buckets', Bucket);
    expect(bucket && objectIn(bucket, 'raw')?.Body).toEqual(
      new Uint8Array([0, 255, ...Buffer.from('more\r\n')]),
    );
  });

  it('lists in pages and folders', async () => {
    const { s3 } = accountOf();
    for (const Key of ['in/a', 'in/b/1', 'in/b/2', 'out & about'])
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const listed = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'in/', Delimiter: '/' }));
    expect(listed).toMatchObject({ KeyCount: 2, IsTruncated: false, CommonPrefixes: [{ Prefix: 'in/b/' }] });
    expect(listed.Contents).toMatchObject([{ Key: 'in/a', Size: 4 }]);
    const keys: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket }))
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
    expect(keys).toEqual(['in/a', 'in/b/1', 'in/b/2', 'out & about']);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([{ Name: Bucket }]);
  });

  it('copies within the account, if the source may be read', async () => {
    const { account, s3 } = accountOf();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a b', Body: 'hi', ContentType: 'text/plain' }));
    const copy = { Bucket, Key: 'copy', CopySource: `${Bucket}/a%20b` };
    const { CopyObjectResult } = await s3.send(new CopyObjectCommand(copy));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(head).toMatchObject({ ContentType: 'text/plain', ETag: CopyObjectResult?.ETag });
    expect(await failure(s3.send(new CopyObjectCommand({ ...copy, Key: 'a b' })))).toMatchObject({
      name: 'InvalidRequest',
    });
    account.role = roleWith({ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' });
    expect(await failure(s3.send(new CopyObjectCommand(copy)))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:GetObject on resource: "arn:aws:s3:::photos/a b"') as string,
    });
  });

  it('deletes many, and says of each whether it was allowed', async () => {
    const { account, s3 } = accountOf();
    for (const Key of ['a & b', 'c', 'kept']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    account.role = roleWith(
      { Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::photos/*' },
      { Effect: 'Deny', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::photos/kept' },
    );
    const Objects = ['a & b', 'c', 'kept'].map((Key) => ({ Key }));
    const told = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(told.Deleted?.map(({ Key }) => Key)).toEqual(['a & b', 'c']);
    expect(told.Errors).toMatchObject([{ Key: 'kept', Code: 'AccessDenied' }]);
    expect(Object.keys(resourceOf(account.services, 'buckets', Bucket)?.objects ?? {})).toEqual(['kept']);
  });

  it('takes an object in parts', async () => {
    const { account, s3 } = accountOf();
    const of = { Bucket, Key: 'large/object' };
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ ...of, ContentType: 'text/plain' }),
    );
    const first = 'x'.repeat(5 * 1024 * 1024);
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (const [index, Body] of [first, 'the end'].entries()) {
      const PartNumber = index + 1;
      const { ETag } = await s3.send(new UploadPartCommand({ ...of, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    expect((await s3.send(new ListPartsCommand({ ...of, UploadId }))).Parts).toMatchObject([
      { PartNumber: 1, Size: first.length },
      { PartNumber: 2, Size: 7 },
    ]);
    const complete = (parts: typeof Parts) =>
      s3.send(new CompleteMultipartUploadCommand({ ...of, UploadId, MultipartUpload: { Parts: parts } }));
    expect(await failure(complete([...Parts].reverse()))).toMatchObject({ name: 'InvalidPartOrder' });
    expect(await failure(complete([{ PartNumber: 1, ETag: '"0"' }]))).toMatchObject({ name: 'InvalidPart' });
    expect((await complete(Parts)).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const head = await s3.send(new HeadObjectCommand(of));
    expect(head).toMatchObject({ ContentLength: first.length + 7, ContentType: 'text/plain' });
    expect(await failure(complete(Parts))).toMatchObject({ name: 'NoSuchUpload' });
    expect(resourceOf(account.services, 'buckets', Bucket)?.uploads).toEqual({});
  });

  it('lets go of an upload, and does not take small parts for a whole', async () => {
    const { s3 } = accountOf();
    const of = { Bucket, Key: 'small' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(of));
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (const PartNumber of [1, 2]) {
      const { ETag } = await s3.send(new UploadPartCommand({ ...of, UploadId, PartNumber, Body: 'small' }));
      Parts.push({ PartNumber, ETag });
    }
    const complete = new CompleteMultipartUploadCommand({ ...of, UploadId, MultipartUpload: { Parts } });
    expect(await failure(s3.send(complete))).toMatchObject({ name: 'EntityTooSmall' });
    await s3.send(new AbortMultipartUploadCommand({ ...of, UploadId }));
    expect(await failure(s3.send(new ListPartsCommand({ ...of, UploadId })))).toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('puts only where nothing is, if asked, and says what it does not know', async () => {
    const { s3 } = accountOf();
    const put = new PutObjectCommand({ Bucket, Key: 'lock', Body: 'mine', IfNoneMatch: '*' });
    await s3.send(put);
    expect(await failure(s3.send(put))).toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await failure(s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'lock' })))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('?tagging is not modelled') as string,
    });
    expect((await s3.send(new ListObjectsCommand({ Bucket }))).Contents).toMatchObject([{ Key: 'lock' }]);
  });

  it('says what is not there', async () => {
    const { s3 } = accountOf();
    expect(await failure(s3.send(new GetObjectCommand({ Bucket, Key: 'no' })))).toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
    });
    expect(await failure(s3.send(new GetObjectCommand({ Bucket: 'nobody', Key: 'no' })))).toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('refuses in AWS’s words, and says which statement is missing', async () => {
    const { account, s3 } = accountOf(roleWith({ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }));
    expect(await failure(s3.send(new GetObjectCommand({ Bucket, Key: 'cat.png' })))).toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/hello-role/hello is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/cat.png" because no identity-based policy allows the s3:GetObject action',
      $metadata: { httpStatusCode: 403 },
    });
    expect(account.last.decision).toMatchObject({
      missing: { Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/cat.png' },
    });
  });

  it('does not tell who may not list the bucket that a key is missing', async () => {
    const { s3 } = accountOf(roleWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }));
    expect(await failure(s3.send(new GetObjectCommand({ Bucket, Key: 'no' })))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListBucket on resource: "arn:aws:s3:::photos"') as string,
    });
  });

  it('knows through which door of a VPC a request came', async () => {
    const Policy = policyDocument({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::photos/*',
      Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
    });
    const account = new SdkAccount(
      withResource(services, 'buckets', Bucket, { ...newBucket(Bucket, 0), Policy }),
    );
    const put = () =>
      new S3Client(account.options).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }));
    expect(await failure(put())).toMatchObject({ name: 'AccessDenied' });
    account.endpoint = { VpcEndpointId: 'vpce-1', VpcId: 'vpc-1' };
    expect(await put()).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it('asks the bucket’s own policy too', async () => {
    const Policy = policyDocument({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::photos/*',
    });
    const account = new SdkAccount(
      withResource(services, 'buckets', Bucket, { ...newBucket(Bucket, 0), Policy }),
    );
    const put = new S3Client(account.options).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }));
    expect(await failure(put)).toMatchObject({
      message: expect.stringMatching(/with an explicit deny in a resource-based policy$/) as string,
    });
  });
});
