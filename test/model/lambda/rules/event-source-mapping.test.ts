import { describe, expect, it } from 'vitest';
import { accountResources } from '#model/lambda/account-resources.ts';
import type { CreateEventSourceMappingRequest } from '#model/lambda/event-source-mapping.types.ts';
import { createdMapping } from '#model/lambda/event-source-mapping.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { active, withFunction } from '../example-function.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
const second = 'arn:aws:sqs:us-east-1:123456789012:second';
const made = createdMapping({ FunctionName: 'hello', EventSourceArn: second }, account, {
  at: 0,
  uuid: 'u-1',
});
const state: RuleState = {
  ...withFunction,
  eventSources: {
    mappings: [{ ...made, State: 'Enabled' }],
    sources: { [queue]: { visibilityTimeout: 30 }, [second]: { visibilityTimeout: 30 }, [stream]: {} },
  },
};

function creating(request: Partial<CreateEventSourceMappingRequest>, of: RuleState = state): string | null {
  const call = {
    action: 'CreateEventSourceMapping' as const,
    request: { FunctionName: 'hello', EventSourceArn: queue, ...request },
  };
  return refuse(call, of)?.message ?? null;
}

function allowing(...actions: string[]): RuleState {
  const [role] = accountResources(account).roles;
  const own = {
    ...role!,
    Arn: active.Role,
    Policies: [
      {
        PolicyName: 'own',
        PolicyArn: '',
        PolicyDocument: policyDocument({ Effect: 'Allow', Action: actions, Resource: '*' }),
      },
    ],
  };
  return { ...state, resources: accountResources(account, [own]) };
}

describe('a mapping is refused', () => {
  it('in AWS’s words', () => {
    expect(creating({})).toBeNull();
    expect(creating({ EventSourceArn: `${queue}-2` })).toMatch(/^Error occurred while ReceiveMessage/);
    expect(creating({ EventSourceArn: 'arn:aws:s3:::bucket' })).toBe('Unrecognized event source.');
    expect(creating({ FunctionName: 'other' })).toBe('Function does not exist');
    expect(creating({ BatchSize: 11 })).toContain(
      'must be greater than 0 if maximum batch size is greater than 10',
    );
    expect(creating({ BatchSize: 11, MaximumBatchingWindowInSeconds: 1 })).toBeNull();
    expect(creating({ BatchSize: 0 })).toContain("Value '0' at 'batchSize' failed to satisfy constraint");
    expect(creating({ StartingPosition: 'LATEST' })).toBe(
      'StartingPosition is not valid for SQS event sources.',
    );
    expect(creating({ EventSourceArn: stream })).toContain("Value null at 'startingPosition'");
    expect(creating({ FilterCriteria: { Filters: [{ Pattern: '{"body":"text"}' }] } })).toBe(
      'Invalid filter pattern definition.',
    );
    expect(creating({ EventSourceArn: second })).toBe(
      `An event source mapping with SQS arn (" ${second} ") and function (" hello ") already exists. Please update or delete the existing mapping with UUID u-1`,
    );
  });

  it('where its source has no such setting, or two of them exclude each other', () => {
    const ofStream = { EventSourceArn: stream, StartingPosition: 'LATEST' as const };
    expect(creating({ ParallelizationFactor: 2 })).toBe(
      "Unsupported 'parallelizationFactor' parameter for given event source mapping type.",
    );
    expect(creating({ ...ofStream, ScalingConfig: { MaximumConcurrency: 2 } })).toContain("'scalingConfig'");
    expect(creating({ ...ofStream, ParallelizationFactor: 11 })).toContain(
      "Value '11' at 'parallelizationFactor' failed to satisfy constraint: Member must have value less than or equal to 10",
    );
    expect(creating({ ...ofStream, TumblingWindowInSeconds: 901 })).toContain('less than or equal to 900');
    expect(creating({ ...ofStream, TumblingWindowInSeconds: 30, ParallelizationFactor: 2 })).toMatch(
      /^A tumbling window cannot be used/,
    );
    expect(creating({ ...ofStream, TumblingWindowInSeconds: 30 })).toBeNull();
  });

  it('where the time to start from is missing, or the source cannot be asked for one', () => {
    const StartingPosition = 'AT_TIMESTAMP' as const;
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/now';
    expect(creating({ EventSourceArn: stream, StartingPosition })).toBe('Need to specify a timestamp');
    expect(creating({ EventSourceArn: stream, StartingPosition, StartingPositionTimestamp: 1 })).toBeNull();
    expect(creating({ EventSourceArn: table, StartingPosition, StartingPositionTimestamp: 1 })).toBe(
      `Unsupported starting position for arn type: ${table}`,
    );
  });

  it('where the queue hides its messages for less time than the function may take', () => {
    const functions = [{ ...active, Timeout: 60 }];
    expect(creating({}, { ...state, functions })).toBe(
      'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    );
  });

  it('where the role may not read the source', () => {
    expect(creating({}, allowing('logs:*'))).toBe(
      'The function execution role does not have permissions to call ReceiveMessage on SQS',
    );
    expect(creating({}, allowing('sqs:ReceiveMessage'))).toContain('to call DeleteMessage on SQS');
    expect(creating({}, allowing('sqs:*'))).toBeNull();
    const reading = { EventSourceArn: stream, StartingPosition: 'LATEST' as const };
    expect(creating(reading, allowing('sqs:*'))).toBe(
      `Cannot access stream ${stream}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in IAM.`,
    );
  });

  it('when it is changed or deleted and is not there, or is just being changed', () => {
    const functionName = 'hello';
    const deleting = (UUID: string, of: RuleState) =>
      refuse({ action: 'DeleteEventSourceMapping', request: { UUID }, functionName }, of);
    expect(deleting('u-2', state)).toMatchObject({
      status: 404,
      message: 'The resource you requested does not exist.',
    });
    expect(deleting('u-1', state)).toBeNull();
    const busy = { mappings: [made], sources: {} };
    expect(deleting('u-1', { ...state, eventSources: busy })?.code).toBe('ResourceInUseException');
  });
});

describe('the calls on the wire and on the command line', () => {
  it('name a mapping by its UUID', () => {
    const request = { UUID: 'u-1', Enabled: false };
    const call = { action: 'UpdateEventSourceMapping' as const, request, functionName: 'hello' };
    expect(httpRequest(call, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2015-03-31/event-source-mappings/u-1',
      body: JSON.stringify({ Enabled: false }, null, 2),
    });
    expect(awsCliCommand(call)).toBe(
      'aws lambda update-event-source-mapping \\\n  --uuid u-1 \\\n  --no-enabled',
    );
    const list = { action: 'ListEventSourceMappings' as const, request: { FunctionName: 'hello' } };
    expect(httpRequest(list, 'us-east-1').path).toBe('/2015-03-31/event-source-mappings/?FunctionName=hello');
  });
});
