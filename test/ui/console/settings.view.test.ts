import { describe, expect, it } from 'vitest';
import { createdConfiguration } from '#model/lambda/function-configuration.ts';
import { settingErrors, settingsRequest } from '#ui/console/function/settings.view.ts';
import { rowProblem, variableRows, variablesOf } from '#ui/console/function/variables.view.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const configuration = createdConfiguration(
  {
    FunctionName: 'hello',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::123456789012:role/x',
    Code: {},
  },
  { codeSize: 1, codeSha256: '' },
  account,
  { at: 0, revisionId: 'r' },
);
const state = { account, functions: [configuration], now: Date.UTC(2026, 10, 23) };

describe('settings', () => {
  it('become a request with what changed, and no more', () => {
    expect(settingsRequest({ memory: '512', timeout: '3', description: '' }, configuration)).toEqual({
      FunctionName: 'hello',
      MemorySize: 512,
    });
    expect(settingsRequest({ memory: '128' }, configuration)).toBeNull();
  });

  it("are refused field by field, in AWS's words", () => {
    const errors = settingErrors({ memory: '64', timeout: 'soon', handler: 'a b' }, configuration, state);
    expect(errors.memory).toContain("Value '64' at 'memorySize' failed to satisfy constraint");
    expect(errors.timeout).toBe('Timeout is a whole number of seconds.');
    expect(errors.handler).toContain("at 'handler' failed to satisfy constraint");
  });
});

describe('environment variables', () => {
  it('go to rows and back', () => {
    const rows = variableRows({ TABLE: 'orders', STAGE: 'test' });
    expect(variablesOf([...rows, { id: 9, key: '', value: '' }])).toEqual({ TABLE: 'orders', STAGE: 'test' });
  });

  it('must have a key of their own', () => {
    const rows = [
      { id: 0, key: 'A', value: '1' },
      { id: 1, key: 'A', value: '2' },
      { id: 2, key: '', value: 'x' },
      { id: 3, key: '', value: '' },
    ];
    expect(rows.map((row) => rowProblem(row, rows))).toEqual([
      'The key A is there twice.',
      'The key A is there twice.',
      'A value needs a key.',
      null,
    ]);
  });
});
