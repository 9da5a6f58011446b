import { expect, it } from 'vitest';
import { linkOf, runAccount, runFunctionName } from '#ui/runner/run/run-account.ts';
import { starterLink } from '#ui/runner/run/starter-link.ts';

const zip = { files: starterLink.files, codeSize: 100, codeSha256: 'x' };

it('is ready to be tested at once, with the event of the link', () => {
  const account = runAccount(starterLink, zip, null, 0);
  const [fn] = account.functions;
  expect(fn?.configuration).toMatchObject({
    FunctionName: runFunctionName,
    State: 'Active',
    Handler: 'index.handler',
  });
  expect(fn?.testEvents.map(({ payload }) => payload)).toEqual([starterLink.event]);
  expect(account.trace).toEqual([]);
});

it('becomes the same link again', () => {
  const link = { ...starterLink, env: { STAGE: 'test' }, memory: 512, timeout: 9 };
  const [fn] = runAccount(link, zip, null, 0).functions;
  expect(fn && linkOf(fn.configuration, fn.files, link.event)).toEqual(link);
});

it('carries what was typed as a draft: it is not deployed', () => {
  const draft = { 'index.mjs': 'mine' };
  expect(runAccount(starterLink, zip, draft, 0).functions[0]).toMatchObject({
    draft,
    files: starterLink.files,
  });
});

it('refuses what Lambda would refuse, in its words', () => {
  expect(() => runAccount({ ...starterLink, env: { AWS_REGION: 'x' } }, zip, null, 0)).toThrow(
    /Reserved keys used in this request: AWS_REGION/,
  );
  expect(() => runAccount({ ...starterLink, handler: 'a b' }, zip, null, 0)).toThrow(/at 'handler'/);
});
