/** The account behind `/run/`: one function, ready to be tested, out of a link. */
import { accountStateVersion, emptyAccountState, type AccountState } from '#model/account-state.ts';
import { roleArn } from '#model/lambda/arn.ts';
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import { activatedConfiguration, createdConfiguration } from '#model/lambda/function-configuration.ts';
import { refuseMembers } from '#model/lambda/rules/field.ts';
import { isRunnableRuntime } from '#model/lambda/runtimes.ts';
import { LinkError, type RunLink } from '#model/link/run-link.schema.ts';
import { contentOf, type DeploymentPackage, type PackageFiles } from '#model/package/deployment-package.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import { words } from '../link.words.ts';

export const runFunctionName = 'run';

/**
 * @param deployed the link's files as a package
 * @param draft what was typed on an earlier visit of this tab, or null
 * @throws LinkError where Lambda would refuse such a function
 */
export function runAccount(
  link: RunLink,
  deployed: DeploymentPackage,
  draft: PackageFiles | null,
  at: Instant,
): AccountState {
  const { region, accountId } = emptyAccountState();
  const account = { region, accountId };
  const members = {
    Handler: link.handler,
    MemorySize: link.memory,
    Timeout: link.timeout,
    Environment: { Variables: link.env },
  };
  const refused = refuseMembers(members);
  if (refused) throw new LinkError('refused', words.refused(refused.message));
  const configuration = activatedConfiguration(
    createdConfiguration(
      {
        FunctionName: runFunctionName,
        Runtime: link.runtime,
        Role: roleArn(account, runFunctionName, 'fromlink'),
        Code: {},
        ...members,
      },
      deployed,
      account,
      { at, revisionId: '00000000-0000-4000-8000-000000000000' },
    ),
  );
  const event = { name: 'event', payload: link.event };
  return {
    version: accountStateVersion,
    region,
    accountId,
    functions: [
      { configuration, files: deployed.files, draft, testEvents: [event], selectedTestEvent: event.name },
    ],
    trace: [],
  };
}

/** The function as a link again, with what is in the editor and in the event field. */
export function linkOf(
  configuration: FunctionConfiguration,
  files: PackageFiles,
  event: string,
): RunLink | null {
  const { Runtime } = configuration;
  if (!isRunnableRuntime(Runtime)) return null;
  return {
    files: Object.fromEntries(
      Object.entries(files)
        .map(([path, file]) => [path, contentOf(file)] as const)
        .filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    handler: configuration.Handler,
    runtime: Runtime,
    memory: configuration.MemorySize,
    timeout: configuration.Timeout,
    env: configuration.Environment?.Variables ?? {},
    event,
  };
}
