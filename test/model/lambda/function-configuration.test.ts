import { describe, expect, it } from 'vitest';
import {
  activatedConfiguration,
  codeUpdatedConfiguration,
  configurationResponse,
  createdConfiguration,
  failedConfiguration,
  settledConfiguration,
  updatedConfiguration,
  updateFailedConfiguration,
} from '#model/lambda/function-configuration.ts';
import { account, active, examplePackage, now, pending, request } from './example-function.ts';

const later = { at: now + 1500, revisionId: '00000000-0000-4000-8000-000000000002' };

describe('a new function', () => {
  it("has AWS's defaults and is Pending", () => {
    expect(pending).toEqual({
      FunctionName: 'hello',
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
      PackageType: 'Zip',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['x86_64'],
      Role: request.Role,
      Description: '',
      MemorySize: 128,
      Timeout: 3,
      EphemeralStorage: { Size: 512 },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/hello' },
      CodeSize: 190,
      CodeSha256: examplePackage.codeSha256,
      Version: '$LATEST',
      LastModified: '2026-11-23T08:00:00.000+0000',
      RevisionId: '00000000-0000-4000-8000-000000000001',
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      LastUpdateStatus: 'Successful',
    });
  });

  it('keeps what the request says', () => {
    const asked = {
      ...request,
      Architectures: ['arm64' as const],
      MemorySize: 512,
      Timeout: 30,
      EphemeralStorage: { Size: 1024 },
      Environment: { Variables: { STAGE: 'test' } },
      Description: 'Says hello.',
    };
    const { FunctionName: _name, Code: _code, Role: _role, ...rest } = asked;
    expect(createdConfiguration(asked, examplePackage, account, later)).toMatchObject(rest);
  });

  it('has no last update until it is made', () => {
    expect(configurationResponse(pending)).not.toHaveProperty('LastUpdateStatus');
    expect(configurationResponse(active)).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
  });

  it('is Active without a reason, or Failed with one', () => {
    expect(active).toEqual(activatedConfiguration(pending));
    expect(active).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect(active).not.toHaveProperty('StateReason');
    expect(failedConfiguration(pending, 'InvalidZipFileException', 'no zip')).toMatchObject({
      State: 'Failed',
      StateReason: 'no zip',
      StateReasonCode: 'InvalidZipFileException',
    });
  });
});

describe('an update', () => {
  const code = codeUpdatedConfiguration(active, { codeSize: 333, codeSha256: 'new' }, later);

  it('is in progress while the function stays Active', () => {
    expect(code).toMatchObject({
      State: 'Active',
      CodeSize: 333,
      CodeSha256: 'new',
      LastModified: '2026-11-23T08:00:01.500+0000',
      RevisionId: later.revisionId,
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReasonCode: 'Creating',
    });
    expect(settledConfiguration(code)).toMatchObject({ LastUpdateStatus: 'Successful', CodeSha256: 'new' });
    expect(settledConfiguration(code)).not.toHaveProperty('LastUpdateStatusReasonCode');
  });

  it('that fails leaves what was there', () => {
    expect(updateFailedConfiguration(active, 'InternalError', 'sorry')).toEqual({
      ...active,
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReason: 'sorry',
      LastUpdateStatusReasonCode: 'InternalError',
    });
  });

  it('changes only what the request names', () => {
    const change = { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:hello', Timeout: 10 };
    expect(settledConfiguration(updatedConfiguration(active, change, later))).toEqual({
      ...active,
      Timeout: 10,
      LastModified: '2026-11-23T08:00:01.500+0000',
      RevisionId: later.revisionId,
    });
    expect(updatedConfiguration(active, { ...change, Handler: undefined }, later).Handler).toBe(
      'index.handler',
    );
  });

  it('replaces all variables, and removes them with none', () => {
    const with1 = updatedConfiguration(
      active,
      { FunctionName: 'hello', Environment: { Variables: { A1: 'x' } } },
      later,
    );
    const with2 = updatedConfiguration(
      with1,
      { FunctionName: 'hello', Environment: { Variables: { B2: 'y' } } },
      later,
    );
    expect(with2.Environment).toEqual({ Variables: { B2: 'y' } });
    const none = updatedConfiguration(
      with2,
      { FunctionName: 'hello', Environment: { Variables: {} } },
      later,
    );
    expect(none).not.toHaveProperty('Environment');
  });
});
