import { describe, expect, it } from 'vitest';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { createdAlias, noPublications, publishedVersion } from '#model/lambda/versions.ts';
import type { CreateAliasRequest } from '#model/lambda/versions.types.ts';
import { active, examplePackage, withFunction } from '../example-function.ts';

const FunctionName = 'hello';
const deployed = { configuration: active, files: examplePackage.files };
const one = publishedVersion(deployed, { FunctionName }, noPublications);
const two = publishedVersion(
  deployed,
  { FunctionName },
  { ...noPublications, versions: [one], lastVersion: 1 },
);
const state: RuleState = {
  ...withFunction,
  publications: {
    hello: {
      versions: [one, two],
      aliases: [createdAlias({ FunctionName, Name: 'live', FunctionVersion: '1' }, active.FunctionArn, 'r')],
      lastVersion: 2,
    },
  },
};
const creating = (request: Partial<CreateAliasRequest>) =>
  refuse(
    { action: 'CreateAlias', request: { FunctionName, Name: 'new', FunctionVersion: '1', ...request } },
    state,
  );
const weights = (AdditionalVersionWeights: Record<string, number>) => ({
  RoutingConfig: { AdditionalVersionWeights },
});

describe('an alias is refused', () => {
  it('in AWS’s words', () => {
    expect(creating({})).toBeNull();
    expect(creating(weights({ 2: 0.3 }))).toBeNull();
    expect(creating({ Name: '12' })?.message).toContain(
      "Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern",
    );
    expect(creating({ Name: 'live' })).toMatchObject({
      code: 'ResourceConflictException',
      message: `Alias already exists: ${active.FunctionArn}:live`,
    });
    expect(creating({ FunctionVersion: '7' })?.message).toBe(`Function not found: ${active.FunctionArn}:7`);
    expect(creating(weights({ 1: 0.3 }))?.message).toContain('already included in routing configuration');
    expect(creating(weights({ 2: 1.5 }))?.message).toContain("Value '{2=1.5}'");
    expect(creating({ FunctionVersion: '$LATEST', ...weights({ 2: 0.3 }) })?.message).toBe(
      '$LATEST is not supported for an alias pointing to more than 1 version',
    );
  });
});

describe('the calls on the wire and on the command line', () => {
  it('name the version, the alias and the qualifier', () => {
    const request = { FunctionName, Name: 'live', FunctionVersion: '2', ...weights({ 1: 0.1 }) };
    expect(httpRequest({ action: 'UpdateAlias', request }, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2015-03-31/functions/hello/aliases/live',
    });
    expect(awsCliCommand({ action: 'UpdateAlias', request })).toBe(
      `aws lambda update-alias \\\n  --function-name hello \\\n  --name live \\\n  --function-version 2 \\\n  --routing-config '{"AdditionalVersionWeights":{"1":0.1}}'`,
    );
    const invoke = { action: 'Invoke', request: { FunctionName, Payload: '{}', Qualifier: 'live' } } as const;
    expect(httpRequest(invoke, 'us-east-1').path).toBe(
      '/2015-03-31/functions/hello/invocations?Qualifier=live',
    );
    expect(awsCliCommand(invoke)).toContain('--qualifier live');
    const remove = { action: 'DeleteFunction', request: { FunctionName, Qualifier: '1' } } as const;
    expect(httpRequest(remove, 'us-east-1').path).toBe('/2015-03-31/functions/hello?Qualifier=1');
  });
});
