import { describe, expect, it } from 'vitest';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import {
  createPreview,
  createRequest,
  emptyForm,
  fieldOf,
  formErrors,
  parseForm,
} from '#ui/console/create/create-form.view.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const state: RuleState = { account, functions: [], now: Date.UTC(2026, 10, 23) };
const zip = { files: {}, codeSize: 321, codeSha256: '' };

describe('Create function', () => {
  it('is a request', () => {
    expect(createRequest({ ...emptyForm, functionName: 'orders', architecture: 'arm64' })).toEqual({
      FunctionName: 'orders',
      PackageType: 'Zip',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
    });
  });

  it('shows the same request as HTTP and as a command', () => {
    const preview = createPreview({ ...emptyForm, functionName: 'orders' }, account, zip);
    expect(preview.http).toMatch(/^POST \/2015-03-31\/functions HTTP\/1\.1\nhost: lambda\.us-east-1/);
    expect(preview.http).toContain('"FunctionName": "orders"');
    expect(preview.http).toContain('<base64 of 321 bytes>');
    expect(preview.cli).toContain('--function-name orders');
    expect(preview.permissions).toEqual(['lambda:CreateFunction', 'iam:PassRole']);
  });

  it("says in AWS's words what is wrong with a name", () => {
    expect(formErrors({ ...emptyForm, functionName: 'orders' }, state)).toEqual({});
    const { functionName } = formErrors({ ...emptyForm, functionName: 'my orders' }, state);
    expect(functionName?.message).toContain(
      "Value 'my orders' at 'functionName' failed to satisfy constraint",
    );
    expect(functionName && fieldOf(functionName)).toBe('functionName');
  });
});

describe('a form that was left', () => {
  it('comes back', () => {
    const form = {
      way: 'image',
      functionName: 'half a na',
      runtime: 'nodejs22.x',
      architecture: 'arm64',
    } as const;
    expect(parseForm(JSON.stringify(form))).toEqual(form);
  });
  it.each([null, '', 'nope', 'null', '5', '{"runtime":"cobol","way":7}'])('is empty after %j', (text) => {
    expect(parseForm(text)).toEqual(emptyForm);
  });
});
