import { describe, expect, it } from 'vitest';
import { createdMapping } from '#model/lambda/event-source-mapping.ts';
import type { EventSourceMapping } from '#model/lambda/event-source-mapping.types.ts';
import { readTemplate } from '#model/sam/from-template.ts';
import type { TemplateSubject } from '#model/sam/function-property.ts';
import { plannedCalls, templateChanges } from '#model/sam/template-plan.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { exampleSubject } from './example-subject.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';

function mapping(EventSourceArn: string, more: Partial<EventSourceMapping> = {}): EventSourceMapping {
  const request = { FunctionName: 'hello', EventSourceArn };
  return {
    ...createdMapping(request, account, { at: 0, uuid: `of ${EventSourceArn}` }),
    State: 'Enabled',
    ...more,
  };
}

function reading(text: string, of: TemplateSubject) {
  const read = readTemplate(text, of, account);
  if (!read.ok) throw new Error(read.fault.message);
  return read.reading;
}
const calls = (text: string, of: TemplateSubject) =>
  plannedCalls(templateChanges(reading(text, of), of), of).filter(({ action }) => /Mapping/.test(action));

const withBoth = {
  ...exampleSubject,
  mappings: [
    mapping(queue, { BatchSize: 5, FunctionResponseTypes: ['ReportBatchItemFailures'] }),
    mapping(stream, {
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: 1_795_435_200,
      MaximumRetryAttempts: 2,
      ParallelizationFactor: 3,
    }),
  ],
};

const template = (events: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: hello
      Runtime: nodejs24.x
      Handler: index.handler
      # Who calls.
      Events:
${events}`;

describe('mappings of a function', () => {
  it('come into its template, and the template asks for nothing then', () => {
    const text = toTemplate(withBoth, account);
    expect(text.slice(text.indexOf('      Events:'), text.indexOf('      PackageType')))
      .toMatchInlineSnapshot(`
        "      Events:
                SQS1:
                  Type: SQS
                  Properties:
                    Queue: arn:aws:sqs:us-east-1:123456789012:orders
                    BatchSize: 5
                    FunctionResponseTypes:
                      - ReportBatchItemFailures
                Kinesis1:
                  Type: Kinesis
                  Properties:
                    Stream: arn:aws:kinesis:us-east-1:123456789012:stream/clicks
                    StartingPosition: AT_TIMESTAMP
                    StartingPositionTimestamp: 1795435200
                    MaximumRetryAttempts: 2
                    ParallelizationFactor: 3
        "
      `);
    expect(templateChanges(reading(text, withBoth), withBoth)).toEqual([]);
  });

  it('are made, changed and deleted by what the template says', () => {
    const sqs = `        Orders:
          Type: SQS
          Properties:
            Queue: ${queue}
            BatchSize: 2
`;
    expect(calls(template(sqs), exampleSubject)).toMatchObject([
      {
        action: 'CreateEventSourceMapping',
        request: { FunctionName: 'hello', EventSourceArn: queue, BatchSize: 2 },
      },
    ]);
    expect(calls(template(sqs), withBoth)).toMatchObject([
      { action: 'UpdateEventSourceMapping', request: { UUID: `of ${queue}`, BatchSize: 2 } },
      { action: 'DeleteEventSourceMapping', request: { UUID: `of ${stream}` } },
    ]);
  });

  it('come into the template that the learner brought, beside what it says of others', () => {
    const bucket = `        Photos:
          Type: S3
          Properties:
            Bucket: !Ref Photos
            Events: s3:ObjectCreated:*
  Photos:
    Type: AWS::S3::Bucket
`;
    const text = template(bucket);
    const kept = { text, resource: 'Hello' };
    const updated = toTemplate({ ...exampleSubject, mappings: [mapping(queue)] }, account, kept);
    expect(updated).toContain('# Who calls.');
    expect(updated).toContain('Bucket: !Ref Photos');
    expect(updated).toContain(`Queue: ${queue}`);
  });

  it('stay as they are where the template names a source that only a stack would make', () => {
    const made = `        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
  Orders:
    Type: AWS::SQS::Queue
`;
    expect(calls(template(made), withBoth)).toEqual([]);
  });
});
