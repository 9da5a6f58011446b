import { describe, expect, it } from 'vitest';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { DestinationConfig } from '#model/lambda/configuration.ts';
import {
  destinationArn,
  destinationFacts,
  destinationKinds,
  destinationOf,
  destinationPolicy,
} from '#model/lambda/destinations.ts';
import { deliveryDenied } from '#model/lambda/destination-access.ts';
import { lambdaTrust } from '#model/lambda/iam-role.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { account, active, role, withFunction } from '../example-function.ts';

const queue = 'arn:aws:sqs:us-east-1:123456789012:failed-orders';
const other = { ...active, FunctionName: 'other', FunctionArn: `${active.FunctionArn}-other` };

/** An account whose role allows `actions`. */
function allowing(...actions: string[]): RuleState {
  const PolicyDocument = policyDocument({ Effect: 'Allow', Action: actions, Resource: '*' });
  const owned = {
    RoleName: 'hello-role-ab12cd34',
    Path: '/service-role/',
    Arn: role,
    AssumeRolePolicyDocument: lambdaTrust,
    Policies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::123456789012:policy/p', PolicyDocument }],
  };
  return {
    ...withFunction,
    functions: [active, other],
    targets: [queue],
    resources: { roles: [owned], vpcs: [], codeSigningConfigs: [], keys: [] },
  };
}

const put = (DestinationConfig: DestinationConfig, state = allowing('sqs:SendMessage')) =>
  refuse(
    { action: 'PutFunctionEventInvokeConfig', request: { FunctionName: 'hello', DestinationConfig } },
    state,
  );
const onFailure = (Destination: string) => ({ OnFailure: { Destination } });

describe('a destination', () => {
  it.each([onFailure(queue), { OnSuccess: { Destination: queue } }, { OnSuccess: {}, OnFailure: {} }])(
    'is taken where it is there and the role may send: %j',
    (config) => {
      expect(put(config)).toBeNull();
    },
  );

  it('is refused where the role may not send there, in AWS’s words', () => {
    expect(put(onFailure(queue), allowing('logs:PutLogEvents'))).toEqual({
      code: 'InvalidParameterValueException',
      status: 400,
      message: `The function's execution role does not have permissions to call SendMessage on ${queue}`,
      member: 'DestinationConfig.OnFailure.Destination',
    });
  });

  it.each([
    'arn:aws:sqs:us-east-1:123456789012:nobody',
    'arn:aws:sqs:us-east-1:123456789012:orders.fifo',
    'arn:aws:lambda:us-east-1:123456789012:function:nobody',
  ])('is refused where nothing can arrive: %s', (arn) => {
    expect(put(onFailure(arn))?.message).toBe(`The destination ARN ${arn} is invalid.`);
  });

  it('is not an address, and no service that takes none', () => {
    const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/test';
    expect(put(onFailure(url))).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(
        `Value '${url}' at 'destinationConfig.onFailure.destination' failed to satisfy constraint`,
      ) as string,
    });
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
    expect(put(onFailure(table))?.message).toBe(
      `The provided destination config DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=${table})) is invalid.`,
    );
  });

  it('is a bucket for failures only', () => {
    const bucket = 'arn:aws:s3:::failed-events';
    const state = { ...allowing('s3:PutObject'), targets: [bucket] };
    expect(put(onFailure(bucket), state)).toBeNull();
    expect(put({ OnSuccess: { Destination: bucket } }, state)?.message).toMatch(
      /^The provided destination config DestinationConfig\(onSuccess=OnSuccess\(destination=arn:aws:s3:::failed-events\), onFailure=null\)/,
    );
  });

  it('is another function, not the function itself', () => {
    const state = allowing('lambda:InvokeFunction');
    expect(put(onFailure(destinationArn('lambda', account, 'other')), state)).toBeNull();
    expect(put(onFailure(active.FunctionArn), state)?.message).toBe(
      "You can't specify the function as a destination for itself.",
    );
  });
});

describe('settings that are not there', () => {
  it.each(['UpdateFunctionEventInvokeConfig', 'DeleteFunctionEventInvokeConfig'] as const)(
    'cannot be changed: %s',
    (action) => {
      const request = { FunctionName: 'hello', MaximumRetryAttempts: 0 };
      const call: ApiCall = { action, request };
      expect(refuse(call, withFunction)?.message).toBe(
        `The function ${active.FunctionArn}:$LATEST doesn't have an EventInvokeConfig`,
      );
      expect(refuse(call, { ...withFunction, eventInvokeConfigured: ['hello'] })).toBeNull();
    },
  );
});

describe('a dead-letter queue', () => {
  const set = (TargetArn: string, state: RuleState) =>
    refuse(
      {
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', DeadLetterConfig: { TargetArn } },
      },
      state,
    );

  it('needs a role that may send there', () => {
    expect(set(queue, allowing('sqs:SendMessage'))).toBeNull();
    expect(set('', allowing())).toBeNull();
    expect(set(queue, allowing())?.message).toBe(
      'The provided execution role does not have permissions to call SendMessage on SQS',
    );
    expect(set('arn:aws:sns:us-east-1:123456789012:alarms', allowing())?.message).toBe(
      'The provided execution role does not have permissions to call Publish on SNS',
    );
  });

  it('is a queue or a topic', () => {
    expect(set('arn:aws:s3:::failed-events', allowing('s3:PutObject'))?.code).toBe('ValidationException');
    expect(set('failed-orders', allowing('sqs:SendMessage'))?.code).toBe('ValidationException');
  });
});

describe('the policy that the console adds', () => {
  it.each(destinationKinds)('lets the role send to one of the kind %s', (kind) => {
    const arn = destinationArn(kind, account, 'target');
    const destination = destinationOf(arn);
    if (!destination) throw new Error(`${arn} is no destination.`);
    expect(destination).toMatchObject({ kind, name: 'target' });
    const policy = destinationPolicy(destination, account, 'abcd1234');
    const { PolicyDocument, PolicyName } = policy;
    expect(PolicyName).toMatch(/DestinationExecutionRole-abcd1234$/);
    const owned = {
      RoleName: 'r',
      Path: '/',
      Arn: role,
      AssumeRolePolicyDocument: lambdaTrust,
      Policies: [policy],
    };
    const other = destinationOf(destinationArn(kind, account, 'other'));
    expect(deliveryDenied(owned, 'hello', destination)).toBeNull();
    expect(other && deliveryDenied(owned, 'hello', other)).toMatch(
      /is not authorized to perform: .* because no identity-based policy allows the/,
    );
    expect(PolicyDocument.Statement.flatMap(({ Action }) => Action)).toEqual([
      ...destinationFacts(kind).actions,
    ]);
  });
});
