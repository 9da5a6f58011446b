import { describe, expect, test } from 'vitest';
import { readTemplate } from '#model/sam/from-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject } from './example-subject.ts';

const template = (
  properties: string,
  type = 'AWS::Serverless::Function',
  globals = '',
) => `${globals}Resources:
  Hello:
    Type: ${type}
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
${properties}`;

function fault(text: string) {
  const read = readTemplate(text, exampleSubject, account);
  return read.ok ? null : read.fault;
}
const sam = 'Invalid Serverless Application Specification document. Number of errors found: 1. ';

describe('a property that AWS does not have is refused at its line', () => {
  test('by SAM, of a function of its own', () => {
    expect(fault(template('      Memory: 256\n'))).toMatchObject({
      message: `${sam}Resource with id [Hello] is invalid. property Memory not defined for resource of type AWS::Serverless::Function`,
      line: 7,
      column: 7,
      aws: true,
      advice: 'Did you mean MemorySize?',
    });
  });

  test('by CloudFormation, of a function of Lambda’s', () => {
    expect(fault(template('      Events: {}\n', 'AWS::Lambda::Function'))).toMatchObject({
      message:
        'Properties validation failed for resource Hello with message: #: extraneous key [Events] is not permitted',
      line: 7,
    });
  });

  test('by CloudFormation, within what SAM hands on', () => {
    const vpc = '      VpcConfig:\n        SubnetIDs: [subnet-1]\n';
    expect(fault(template(vpc))).toMatchObject({
      message:
        'Properties validation failed for resource Hello with message: #/VpcConfig: extraneous key [SubnetIDs] is not permitted',
      line: 8,
      advice: 'Did you mean SubnetIds?',
    });
    const mounts = '      FileSystemConfigs:\n        - Arn: a\n          Mount: /mnt/a\n';
    expect(fault(template(mounts))?.message).toContain('#/FileSystemConfigs/0: extraneous key [Mount]');
  });

  test('by SAM, of an event, and of what holds for all functions', () => {
    const bucket =
      '      Events:\n        Photos:\n          Type: S3\n          Properties:\n            Bucket: b\n            Event: x\n';
    expect(fault(template(bucket))).toMatchObject({
      message: `${sam}Resource with id [HelloPhotos] is invalid. property Event not defined for resource of type S3`,
      line: 12,
      advice: 'Did you mean Events?',
    });
    const globals = 'Globals:\n  Function:\n    FunctionName: all\n';
    expect(fault(template('', 'AWS::Serverless::Function', globals))).toMatchObject({ line: 3 });
    expect(fault(template('', 'AWS::Serverless::Function', globals))?.message).toContain(
      `${sam}'Globals' section is invalid. 'FunctionName' is not a supported property of 'Function'. Must be one of the following values - [`,
    );
  });

  test('and one that it has is not, whether or not the site carries it out', () => {
    const properties = `      SnapStart: { ApplyOn: PublishedVersions }
      VpcConfig: !If [Yes, !Ref AWS::NoValue, { Any: thing }]
      Environment: { Variables: { ANY: thing } }
      Events:
        Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour) } }
        Own: { Type: NotYetInvented, Properties: { Anything: 1 } }
`;
    expect(fault(template(properties))).toBeNull();
  });
});
