import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { decoded } from '#model/aws-api/aws-http.ts';
import { askedAws } from '#model/aws-api/modelled-aws.ts';
import { newBucket } from '#model/services/bucket.ts';
import { noServices, withResource } from '#model/services/services-state.ts';
import { signed } from '../../support/signed-request.ts';
import { keys, SdkAccount } from './sdk.ts';

const services = withResource(noServices, 'buckets', 'photos', newBucket('photos', 0));

/** What each service makes of a call with other keys. */
async function refusals(credentials: SdkAccount['credentials']) {
  const account = new SdkAccount(services);
  account.credentials = credentials;
  const calls = {
    s3: new S3Client(account.options).send(new GetObjectCommand({ Bucket: 'photos', Key: 'a' })),
    dynamodb: new DynamoDBClient(account.options).send(new ListTablesCommand({})),
    sqs: new SQSClient(account.options).send(new ListQueuesCommand({})),
    lambda: new LambdaClient(account.options).send(new GetFunctionCommand({ FunctionName: 'a b' })),
  };
  const names = Object.entries(calls).map(async ([service, call]) => [
    service,
    await call.then(
      () => 'taken',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    ),
  ]);
  return Object.fromEntries(await Promise.all(names)) as Record<keyof typeof calls, string>;
}

describe('a signature', () => {
  it('of the right keys is taken, whatever is in the address', async () => {
    const account = new SdkAccount(services);
    const s3 = new S3Client(account.options);
    for (const Key of ["it's (a) *key*!", 'ü/ö +&=?#', 'a//b'])
      expect(await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key }))).toMatchObject({
        $metadata: { httpStatusCode: 200 },
      });
    // It is known who asks: what is wrong is something else.
    expect(await refusals(keys)).toMatchObject({ s3: 'NoSuchKey', dynamodb: 'taken', sqs: 'taken' });
    expect((await refusals(keys)).lambda).toBe('UnknownOperationException');
  });

  it('of another secret does not match', async () => {
    expect(await refusals({ ...keys, secretAccessKey: 'guessed' })).toEqual({
      s3: 'SignatureDoesNotMatch',
      dynamodb: 'InvalidSignatureException',
      sqs: 'InvalidSignatureException',
      lambda: 'InvalidSignatureException',
    });
  });

  it('without the session’s token is worth nothing', async () => {
    const { accessKeyId, secretAccessKey } = keys;
    expect(await refusals({ accessKeyId, secretAccessKey })).toMatchObject({
      s3: 'InvalidToken',
      dynamodb: 'UnrecognizedClientException',
    });
    expect(await refusals({ ...keys, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toMatchObject({
      s3: 'InvalidAccessKeyId',
      dynamodb: 'UnrecognizedClientException',
    });
  });

  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const host = 'sts.us-east-1.amazonaws.com';
  const asked = (headers: Record<string, string>, sent = body) => {
    const request = { method: 'POST', host, path: '/', headers, body: new TextEncoder().encode(sent) };
    const outcome = askedAws(request, new SdkAccount().world);
    return outcome && 'response' in outcome ? decoded(outcome.response.body) : '';
  };

  it('is over the body and the headers, and for one service in one Region', () => {
    const headers = signed({ host, body }, keys);
    expect(asked(headers)).toContain('<GetCallerIdentityResult>');
    const changed = asked(headers, `${body}&More=1`);
    expect(changed).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(changed).toContain('The Canonical String for this request should have been');
    expect(asked({ ...headers, 'x-amz-date': '20261123T120001Z' })).toContain('SignatureDoesNotMatch');
    expect(asked(signed({ host, body }, keys, { region: 'eu-west-1' }))).toContain(
      "Credential should be scoped to a valid region, not 'eu-west-1'",
    );
    expect(asked(signed({ host, body }, keys, { service: 's3' }))).toContain(
      "Credential should be scoped to correct service: 'sts'",
    );
    expect(asked({})).toContain('<Code>MissingAuthenticationToken</Code>');
    const { authorization = '' } = headers;
    expect(asked({ ...headers, authorization: authorization.replace(/, Signature=.*/, '') })).toContain(
      '<Code>IncompleteSignature</Code>',
    );
  });
});
