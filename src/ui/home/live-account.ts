import { accountStateVersion, emptyAccountState } from '#model/account-state.ts';
import { roleArn } from '#model/lambda/arn.ts';
import { activatedConfiguration, createdConfiguration } from '#model/lambda/function-configuration.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import { memoryStore } from '#runtimes/storage/account-store.ts';
import { createAccountSession } from '#ui/session/account-session.svelte.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';

/** An account with one function in it, for the home page: of this tab alone, and gone with it. */
export function liveAccount(functionName: string, code: string): AccountSession {
  const account = emptyAccountState();
  const deployed = deploymentPackage({ 'index.mjs': code });
  const configuration = activatedConfiguration(
    createdConfiguration(
      {
        FunctionName: functionName,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: roleArn(account, functionName, 'homepage'),
        Code: {},
      },
      deployed,
      account,
      { at: systemClock.now(), revisionId: 'home' },
    ),
  );
  return createAccountSession({
    key: `home-${systemClock.now()}`,
    store: memoryStore(),
    initial: {
      ...account,
      version: accountStateVersion,
      functions: [
        { configuration, files: deployed.files, draft: null, testEvents: [], selectedTestEvent: null },
      ],
    },
  });
}
