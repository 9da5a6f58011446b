import { describe, expect, it } from 'vitest';
import { readTemplate } from '#model/sam/from-template.ts';
import { planView, rowAtLine, xrayGroups } from '#ui/console/function/template/template.view.ts';
import { account, withFunction } from '../../model/lambda/example-function.ts';
import { exampleSubject } from '../../model/sam/example-subject.ts';

const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
      MemorySize: 64
      RecursiveLoop: Allow
      Environment:
        Variables:
          A: one
          TABLE: !GetAtt Table.Arn
  Table:
    Type: AWS::DynamoDB::Table
`;

function reading() {
  const read = readTemplate(text, exampleSubject, account);
  if (!read.ok) throw new Error(read.fault.message);
  return read.reading;
}

describe('the X-ray of a template', () => {
  it('sorts the lines by what becomes of them', () => {
    const groups = xrayGroups(reading());
    expect(
      groups.map(({ title, rows }) => [
        title,
        rows.map(({ name, place, says }) => `${place} ${name}: ${says}`),
      ]),
    ).toEqual([
      [
        'UpdateFunctionConfiguration',
        [
          'line 6 Handler: Handler: index.handler',
          'line 7 Runtime: Runtime: nodejs24.x',
          'line 8 MemorySize: MemorySize: 64',
          'line 12 Environment.Variables.A: Environment: one',
        ],
      ],
      ['Known when a stack is made', ['line 13 Environment.Variables.TABLE: !GetAtt Table.Arn']],
      [
        'Kept, not carried out',
        [
          expect.stringContaining('line 1 Transform: '),
          expect.stringContaining('line 4 Resources.Hello.Type: '),
          'line 9 RecursiveLoop: The site does not carry this out.',
          'lines 14–15 Resources.Table: CloudFormation would make this AWS::DynamoDB::Table beside the function.',
        ],
      ],
    ]);
  });

  it('finds the row of a line, the smallest one first', () => {
    const groups = xrayGroups(reading());
    expect(rowAtLine(groups, 12)?.name).toBe('Environment.Variables.A');
    expect(rowAtLine(groups, 15)?.name).toBe('Resources.Table');
    expect(rowAtLine(groups, 2)).toBeNull();
  });

  it('says what Apply would change, and at which line AWS would refuse it', () => {
    const plan = planView(reading(), exampleSubject, withFunction);
    expect(plan.changes).toEqual([
      { name: 'MemorySize', from: '128', to: '64' },
      { name: 'Environment.Variables', from: '{}', to: '{"A":"one"}' },
    ]);
    expect(plan.refused).toMatchObject({
      action: 'UpdateFunctionConfiguration',
      line: 8,
      error: { code: 'ValidationException', member: 'MemorySize' },
    });
  });
});
