/** A function and its account, for tests. */
import type { CreateFunctionRequest, FunctionConfiguration } from '#model/lambda/configuration.ts';
import { activatedConfiguration, createdConfiguration } from '#model/lambda/function-configuration.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';

export const account = { region: 'us-east-1', accountId: '123456789012' };
/** 2026-11-23T08:00:00Z */
export const now = Date.UTC(2026, 10, 23, 8);
export const role = 'arn:aws:iam::123456789012:role/service-role/hello-role-ab12cd34';

export const examplePackage: DeploymentPackage = {
  files: { 'index.mjs': 'export const handler = async () => "hi";\n' },
  codeSize: 190,
  codeSha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
};

export const request: CreateFunctionRequest = {
  FunctionName: 'hello',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Role: role,
  Code: { ZipFile: '(190 bytes)' },
};

export const pending: FunctionConfiguration = createdConfiguration(request, examplePackage, account, {
  at: now,
  revisionId: '00000000-0000-4000-8000-000000000001',
});
export const active = activatedConfiguration(pending);

export const empty: RuleState = { account, functions: [], now };
export const withFunction: RuleState = { account, functions: [active], now };
