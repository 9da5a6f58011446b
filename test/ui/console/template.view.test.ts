import { describe, expect, it } from 'vitest';
import { readTemplate } from '#model/sam/from-template.ts';
import { accountView } from '#machines/account.view.ts';
import { templateChanges } from '#model/sam/template-plan.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import {
  planView,
  rowAtLine,
  ruleState,
  templateSubject,
  xrayGroups,
} from '#ui/console/function/template/template.view.ts';
import { account, withFunction } from '../../model/lambda/example-function.ts';
import { exampleSubject } from '../../model/sam/example-subject.ts';
import { handsOn } from '../../support/account/account-hands.ts';

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

const bare = `Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
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

it('carries a URL and the patches of a runtime into the function, changes them and takes them away', async () => {
  const hands = handsOn();
  await hands.created();
  const apply = (properties: string): string[] => {
    const view = accountView(hands.actor.getSnapshot());
    const subject = templateSubject(hands.fn(), view);
    const read = readTemplate(`${bare}${properties}`, subject, view);
    if (!read.ok) throw new Error(read.fault.message);
    const plan = planView(read.reading, subject, ruleState(view, 0));
    expect(plan.refused).toBeNull();
    for (const call of plan.calls) {
      if (call.action === 'UpdateFunctionCode') throw new Error('the code stays');
      expect(hands.refusal(hands.call(call))).toBeUndefined();
    }
    const after = templateSubject(hands.fn(), accountView(hands.actor.getSnapshot()));
    const again = readTemplate(toTemplate(after, view), after, view);
    expect(again.ok && templateChanges(again.reading, after)).toEqual([]);
    return plan.calls.map(({ action }) => action);
  };
  const patches = '      RuntimeManagementConfig: { UpdateRuntimeOn: FunctionUpdate }\n';
  expect(apply(`      FunctionUrlConfig: { AuthType: NONE }\n${patches}`)).toEqual([
    'CreateFunctionUrlConfig',
    'AddPermission',
    'AddPermission',
    'PutRuntimeManagementConfig',
  ]);
  expect(hands.fn()).toMatchObject({
    functionUrl: { AuthType: 'NONE' },
    runtimeManagement: { UpdateRuntimeOn: 'FunctionUpdate' },
  });
  expect(
    apply(`      FunctionUrlConfig: { AuthType: NONE, InvokeMode: RESPONSE_STREAM }\n${patches}`),
  ).toEqual(['UpdateFunctionUrlConfig']);
  expect(apply('')).toEqual([
    'DeleteFunctionUrlConfig',
    'RemovePermission',
    'RemovePermission',
    'PutRuntimeManagementConfig',
  ]);
  expect(hands.fn()).toMatchObject({
    functionUrl: null,
    policy: [],
    runtimeManagement: { UpdateRuntimeOn: 'Auto' },
  });
});
