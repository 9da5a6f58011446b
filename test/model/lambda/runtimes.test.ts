import { describe, expect, it } from 'vitest';
import {
  defaultRuntime,
  runtimeChoices,
  runtimeFacts,
  runtimeIdsOfApi,
  runtimeVersion,
} from '#model/lambda/runtimes.ts';
import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';
import { now } from './example-function.ts';

describe('the Runtime field', () => {
  const ids = runtimeChoices(now).map(({ id }) => id);

  it('offers what AWS supports, the runnable ones among it', () => {
    expect(ids).toEqual(
      expect.arrayContaining(['nodejs24.x', 'nodejs22.x', 'python3.14', 'java25', 'provided.al2023']),
    );
    expect(ids).toContain(defaultRuntime);
    const here = [...runnableRuntimes, ...osOnlyRuntimes];
    for (const id of here) expect(runtimeFacts(id, now)).toMatchObject({ runnable: true });
    expect(
      runtimeChoices(now)
        .filter(({ runnable }) => runnable)
        .map(({ id }) => id),
    ).toEqual(here);
  });

  it('leaves out what is deprecated by the day, closed or an image only', () => {
    expect(ids).not.toContain('nodejs20.x');
    expect(ids).not.toContain('python3.10');
    expect(ids).not.toContain('dotnet9');
    const inAugust = runtimeChoices(Date.UTC(2026, 7, 1)).map(({ id }) => id);
    expect(inAugust).toContain('python3.10');
  });
});

describe('a runtime', () => {
  it('is deprecated first, closed for new functions then, closed for changes last', () => {
    const at = (day: string) => {
      const facts = runtimeFacts('nodejs20.x', Date.parse(day));
      return [facts?.deprecated, facts?.createBlocked, facts?.updateBlocked];
    };
    expect(at('2026-04-29')).toEqual([false, false, false]);
    expect(at('2026-04-30')).toEqual([true, false, false]);
    expect(at('2027-02-01')).toEqual([true, true, false]);
    expect(at('2027-03-03')).toEqual([true, true, true]);
  });

  it('that AWS never had is not known', () => {
    expect(runtimeFacts('nodejs23.x', now)).toBeUndefined();
    expect(runtimeFacts('constructor', now)).toBeUndefined();
    expect(runtimeIdsOfApi).not.toContain('dotnet9');
  });

  it('has a version for INIT_START', () => {
    for (const id of [...runnableRuntimes, ...osOnlyRuntimes]) {
      const { version, arn } = runtimeVersion(id, 'eu-west-1');
      expect(version).toMatch(/^(nodejs:\d+|provided:al2023)\.v\d+$/);
      expect(arn).toMatch(/^arn:aws:lambda:eu-west-1::runtime:[0-9a-f]{64}$/);
    }
  });
});
