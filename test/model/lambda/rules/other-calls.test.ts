import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUpdatedConfiguration, failedConfiguration } from '#model/lambda/function-configuration.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import { refuseInvoke } from '#model/lambda/rules/invoke.ts';
import { refuseUpdateFunctionConfiguration } from '#model/lambda/rules/update-function-configuration.ts';
import { active, empty, examplePackage, now, pending, withFunction } from '../example-function.ts';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
const whilePending = { ...withFunction, functions: [pending] };
const updating = codeUpdatedConfiguration(active, examplePackage, { at: now, revisionId: 'r' });
const whileUpdating = { ...withFunction, functions: [updating] };

describe('Invoke', () => {
  const invoke = (Payload: string, state = withFunction) =>
    refuseInvoke({ FunctionName: 'hello', Payload }, state);

  it('takes any JSON, and no event at all', () => {
    for (const payload of ['{}', '"text"', 'null', '', '[1, 2.5e3, {"a": "\\u00e9"}]'])
      expect(invoke(payload)).toBeNull();
  });

  it('refuses an event that is not JSON, with the place', () => {
    expect(invoke('{"a": 1,}')).toEqual({
      code: 'InvalidRequestContentException',
      status: 400,
      member: 'Payload',
      message:
        "Could not parse request body into json: Could not parse payload into json: Unexpected character ('}' (code 125)): was expecting double-quote to start field name\n" +
        ' at [Source: (byte[])"{"a": 1,}"; line: 1, column: 10]',
    });
  });

  it('refuses more than 6 MB, counted in bytes', () => {
    const limit = 6 * 1024 * 1024;
    const text = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
    expect(invoke(text(limit))).toBeNull();
    expect(invoke(text(limit + 1))).toMatchObject({
      code: 'RequestTooLargeException',
      status: 413,
      message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    });
    expect(invoke(`"${'é'.repeat(limit / 2)}"`)?.status).toBe(413);
  });

  it('allows an asynchronous event 1 MB', () => {
    const Payload = `"${'x'.repeat(1024 * 1024)}"`;
    expect(
      refuseInvoke({ FunctionName: 'hello', InvocationType: 'Event', Payload }, withFunction)?.status,
    ).toBe(413);
  });

  it('names the function that it does not find', () => {
    expect(invoke('{}', empty)).toEqual({
      code: 'ResourceNotFoundException',
      status: 404,
      message: `Function not found: ${arn}`,
      member: 'FunctionName',
    });
  });

  it('waits for a function that is still made, not for one that is updated', () => {
    expect(invoke('{}', whilePending)).toEqual({
      code: 'ResourceConflictException',
      status: 409,
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    });
    expect(invoke('{}', whileUpdating)).toBeNull();
  });

  it('does not run a function that could not be made', () => {
    const failed = failedConfiguration(pending, 'InternalError', 'An internal error occurred.');
    expect(invoke('{}', { ...withFunction, functions: [failed] })?.message).toMatch(/state: Failed$/);
  });

  it('finds the function by name, partial ARN and ARN', () => {
    for (const FunctionName of ['hello', '123456789012:function:hello', arn, `${arn}:$LATEST`]) {
      expect(refuseInvoke({ FunctionName, Payload: '{}' }, withFunction), FunctionName).toBeNull();
    }
  });
});

describe('an update', () => {
  it('waits until the one before is through', () => {
    for (const call of [
      { action: 'UpdateFunctionCode', request: { FunctionName: 'hello' }, package: examplePackage },
      { action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', Timeout: 5 } },
    ] as const) {
      expect(refuse(call, withFunction)).toBeNull();
      expect(refuse(call, whileUpdating)?.message).toBe(
        `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
      );
      expect(refuse(call, whilePending)?.message).toMatch(/state: Pending$/);
      expect(refuse(call, empty)?.status).toBe(404);
    }
  });

  it('refuses a value as CreateFunction does', () => {
    const update = (Timeout: number) =>
      refuseUpdateFunctionConfiguration({ FunctionName: 'hello', Timeout }, withFunction);
    expect(update(900)).toBeNull();
    expect(update(0)?.message).toMatch(/Value '0' at 'timeout'.*greater than or equal to 1$/);
  });

  it('refuses variables that Lambda sets itself', () => {
    const Environment = { Variables: { AWS_REGION: 'x', GREETING: 'hi', AWS_SESSION_TOKEN: 'y' } };
    expect(
      refuseUpdateFunctionConfiguration({ FunctionName: 'hello', Environment }, withFunction)?.message,
    ).toBe(
      'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION, AWS_SESSION_TOKEN',
    );
  });

  it('refuses variables exactly if their JSON has more than 4096 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3900, max: 4300 }), (length) => {
        const Environment = { Variables: { BIG: 'x'.repeat(length) } };
        const refused = refuseUpdateFunctionConfiguration(
          { FunctionName: 'hello', Environment },
          withFunction,
        );
        const size = length + '{"BIG":""}'.length;
        expect(
          refused?.message.endsWith(`exceeded the 4KB limit. Measured size: ${size} bytes`) ?? false,
        ).toBe(size > 4096);
      }),
    );
  });

  it('does not repeat values when a variable has a name that is refused', () => {
    const Environment = { Variables: { '1st': 'secret' } };
    const refused = refuseUpdateFunctionConfiguration({ FunctionName: 'hello', Environment }, withFunction);
    expect(refused?.message).toBe(
      "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
    );
  });
});

describe('DeleteFunction', () => {
  it('takes a function in any state', () => {
    const call = { action: 'DeleteFunction', request: { FunctionName: 'hello' } } as const;
    expect(refuse(call, whilePending)).toBeNull();
    expect(refuse(call, whileUpdating)).toBeNull();
    expect(refuse(call, empty)?.code).toBe('ResourceNotFoundException');
  });
});
