/** A function URL and the patches of a runtime: from a template to calls, and from a function to a template. */
import { describe, expect, test } from 'vitest';
import type { FunctionUrlConfig } from '#model/lambda/configuration.ts';
import { publicUrlPermissions } from '#model/lambda/function-url.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import type { TemplateSubject } from '#model/sam/function-property.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject as subject } from './example-subject.ts';
import { calls, fault, fates, sam } from './example-template.ts';

const FunctionName = 'hello';
const open = publicUrlPermissions(FunctionName, { AuthType: 'NONE' });
const ids = open.map(({ StatementId }) => StatementId);
const policy = open.map(({ FunctionName: _, ...statement }) => statement);
const url = (config: Partial<FunctionUrlConfig> = {}): FunctionUrlConfig => ({
  FunctionUrl: 'https://a.lambda-url.us-east-1.on.aws/',
  AuthType: 'AWS_IAM',
  InvokeMode: 'BUFFERED',
  ...config,
});
const signed: TemplateSubject = { ...subject, functionUrl: url() };
const public_: TemplateSubject = { ...subject, functionUrl: url({ AuthType: 'NONE' }), policy };

describe('a function URL in a template', () => {
  test('is made, with the statements that let everybody in', () => {
    const text = sam(
      'FunctionUrlConfig:\n  AuthType: NONE\n  InvokeMode: RESPONSE_STREAM\n  Cors:\n    AllowOrigins: ["*"]\n    AllowCredentials: false\n    MaxAge: 60',
    );
    expect(calls(text)).toEqual([
      {
        action: 'CreateFunctionUrlConfig',
        request: {
          FunctionName,
          AuthType: 'NONE',
          InvokeMode: 'RESPONSE_STREAM',
          Cors: { AllowOrigins: ['*'], AllowCredentials: false, MaxAge: 60 },
        },
      },
      ...open.map((request) => ({ action: 'AddPermission', request })),
    ]);
    expect(fates(text)['Resources.Hello.Properties.FunctionUrlConfig.AuthType']).toMatchObject({
      fate: 'member',
      member: 'AuthType',
    });
  });

  test('adds no statement that is there already, and none where requests are signed', () => {
    expect(calls(sam('FunctionUrlConfig: { AuthType: NONE }'), { ...subject, policy })).toEqual([
      { action: 'CreateFunctionUrlConfig', request: { FunctionName, AuthType: 'NONE' } },
    ]);
    expect(calls(sam('FunctionUrlConfig: { AuthType: AWS_IAM }'))).toEqual([
      { action: 'CreateFunctionUrlConfig', request: { FunctionName, AuthType: 'AWS_IAM' } },
    ]);
  });

  test('is changed in what differs, and shut again', () => {
    expect(calls(sam('FunctionUrlConfig: { AuthType: AWS_IAM }'), signed)).toEqual([]);
    expect(
      calls(sam('FunctionUrlConfig: { AuthType: AWS_IAM, InvokeMode: RESPONSE_STREAM }'), signed),
    ).toEqual([
      {
        action: 'UpdateFunctionUrlConfig',
        request: { FunctionName, AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM' },
      },
    ]);
    const streamed = { ...signed, functionUrl: url({ InvokeMode: 'RESPONSE_STREAM', Cors: { MaxAge: 5 } }) };
    expect(calls(sam('FunctionUrlConfig: { AuthType: AWS_IAM }'), streamed)).toEqual([
      {
        action: 'UpdateFunctionUrlConfig',
        request: { FunctionName, AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED', Cors: {} },
      },
    ]);
    expect(calls(sam('FunctionUrlConfig: { AuthType: AWS_IAM }'), public_)).toEqual([
      {
        action: 'UpdateFunctionUrlConfig',
        request: { FunctionName, AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' },
      },
      ...ids.map((StatementId) => ({ action: 'RemovePermission', request: { FunctionName, StatementId } })),
    ]);
  });

  test('goes with its lines, and its statements with it', () => {
    expect(calls(sam(''), public_)).toEqual([
      { action: 'DeleteFunctionUrlConfig', request: { FunctionName } },
      ...ids.map((StatementId) => ({ action: 'RemovePermission', request: { FunctionName, StatementId } })),
    ]);
    expect(calls(sam(''), signed)).toEqual([
      { action: 'DeleteFunctionUrlConfig', request: { FunctionName } },
    ]);
  });

  test('says who may ask, or SAM refuses it', () => {
    for (const config of ['{ InvokeMode: BUFFERED }', '{ AuthType: OPEN }', '{}'])
      expect(fault(sam(`FunctionUrlConfig: ${config}`)).message).toContain(
        'Resource with id [Hello] is invalid. AuthType is required to configure function property `FunctionUrlConfig`.',
      );
    expect(fault(sam('FunctionUrlConfig: { AuthType: NONE, Cors: { MaxAge: long } }')).message).toContain(
      'Integer',
    );
    expect(
      fault(sam('FunctionUrlConfig: { AuthType: NONE, Cors: { AllowCredentials: maybe } }')).message,
    ).toContain('Boolean');
  });

  test('with a mode that there is not is refused by Lambda', () => {
    const [call] = calls(sam('FunctionUrlConfig: { AuthType: NONE, InvokeMode: FAST }'));
    if (call?.action !== 'CreateFunctionUrlConfig') throw new Error('no URL is made');
    const state = { account, functions: [subject.configuration], now: 0 };
    expect(refuse(call, state)?.message).toContain("Value 'FAST' at 'invokeMode'");
  });

  test('is written where the function has one, and follows it', () => {
    const config = url({
      AuthType: 'NONE',
      Cors: { AllowOrigins: ['*'], AllowCredentials: true, MaxAge: 60 },
    });
    const text = toTemplate({ ...public_, functionUrl: config }, account);
    expect(text).toContain('AllowCredentials: true');
    expect(text).toMatch(
      /FunctionUrlConfig:\s+AuthType: NONE\s+InvokeMode: BUFFERED\s+Cors:\s+AllowOrigins:\s+- '?\*'?\s+AllowCredentials: true\s+MaxAge: 60/,
    );
    expect(toTemplate(subject, account)).not.toContain('FunctionUrlConfig');

    const kept = { text: sam('FunctionUrlConfig:\n  AuthType: NONE # everybody'), resource: 'Hello' };
    expect(toTemplate(public_, account, kept)).toBe(kept.text);
    expect(toTemplate(signed, account, kept)).toContain('AuthType: AWS_IAM # everybody');
    expect(toTemplate(subject, account, kept)).not.toContain('FunctionUrlConfig');
    const streamed = { ...public_, functionUrl: url({ AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' }) };
    expect(toTemplate(streamed, account, kept)).toContain('InvokeMode: RESPONSE_STREAM');
  });
});

describe('the patches of a runtime in a template', () => {
  const RuntimeVersionArn = `arn:aws:lambda:us-east-1::runtime:${'0'.repeat(64)}`;
  const manual: TemplateSubject = {
    ...subject,
    runtimeManagement: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn },
  };

  test('become a call, and go back to what AWS does by itself', () => {
    const text = sam(
      `RuntimeManagementConfig:\n  UpdateRuntimeOn: Manual\n  RuntimeVersionArn: ${RuntimeVersionArn}`,
    );
    const request = { FunctionName, UpdateRuntimeOn: 'Manual', RuntimeVersionArn };
    expect(calls(text)).toEqual([{ action: 'PutRuntimeManagementConfig', request }]);
    expect(calls(text, manual)).toEqual([]);
    expect(calls(sam(''), manual)).toEqual([
      { action: 'PutRuntimeManagementConfig', request: { FunctionName, UpdateRuntimeOn: 'Auto' } },
    ]);
    expect(calls(sam('RuntimeManagementConfig: { UpdateRuntimeOn: Auto }'))).toEqual([]);
  });

  test('are written unless AWS chooses, and follow the function', () => {
    expect(toTemplate(manual, account)).toMatch(
      /RuntimeManagementConfig:\s+UpdateRuntimeOn: Manual\s+RuntimeVersionArn: arn/,
    );
    expect(toTemplate(subject, account)).not.toContain('RuntimeManagementConfig');
    const kept = {
      text: sam('RuntimeManagementConfig: { UpdateRuntimeOn: FunctionUpdate }'),
      resource: 'Hello',
    };
    expect(toTemplate(manual, account, kept)).toContain('UpdateRuntimeOn: Manual');
    expect(toTemplate(subject, account, kept)).toContain('UpdateRuntimeOn: Auto');
  });
});
