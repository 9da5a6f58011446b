import { describe, expect, it } from 'vitest';
import type { AliasConfiguration } from '#model/lambda/versions.types.ts';
import {
  againCall,
  aliasCall,
  aliasTargets,
  shares,
  typedAlias,
  versionOf,
  weightProblem,
} from '#ui/console/function/versions/versions.view.ts';

const alias: AliasConfiguration = {
  AliasArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:live',
  Name: 'live',
  FunctionVersion: '2',
  Description: 'what callers use',
  RoutingConfig: { AdditionalVersionWeights: { 1: 0.07 } },
  RevisionId: 'r',
};

describe('an alias', () => {
  it('leads to two versions whose shares are a whole', () => {
    expect(aliasTargets(alias)).toEqual([
      { version: '2', percent: 93 },
      { version: '1', percent: 7 },
    ]);
    const { RoutingConfig: _, ...plain } = alias;
    expect(aliasTargets(plain)).toEqual([{ version: '2', percent: 100 }]);
  });

  it('goes into the form and comes back as the same call', () => {
    expect(aliasCall(typedAlias(alias), 'hello')).toEqual({
      action: 'UpdateAlias',
      request: {
        FunctionName: 'hello',
        Name: 'live',
        FunctionVersion: '2',
        Description: 'what callers use',
        RoutingConfig: { AdditionalVersionWeights: { 1: 0.07 } },
      },
    });
    expect(aliasCall({ ...typedAlias(alias), second: '' }, 'hello').request).toMatchObject({
      RoutingConfig: { AdditionalVersionWeights: {} },
    });
    expect(againCall(alias, 'hello').request).toMatchObject({
      Name: 'live',
      RoutingConfig: alias.RoutingConfig,
    });
  });

  it('has a weight that is a number of per cent', () => {
    const typed = typedAlias(alias);
    expect(
      ['0', '10', '99.99', '100', '-1', 'ten', ''].map(
        (weight) => weightProblem({ ...typed, weight }) === null,
      ),
    ).toEqual([true, true, true, false, false, false, false]);
  });
});

describe('versions', () => {
  it('are read from the log stream of an environment', () => {
    expect(versionOf({ logStream: '2026/11/23/[$LATEST]abc' })).toBe('$LATEST');
    expect(versionOf({ logStream: '2026/11/23/[12]abc' })).toBe('12');
  });

  it('are counted by who answered', () => {
    expect(shares(['2', '1', '2', '2'])).toEqual([
      { version: '2', count: 3 },
      { version: '1', count: 1 },
    ]);
  });
});
