import { accountStateVersion, emptyAccountState, type AccountState } from '#model/account-state.ts';
import { roleArn } from '#model/lambda/arn.ts';
import {
  activatedConfiguration,
  createdConfiguration,
  type Revision,
} from '#model/lambda/function-configuration.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';
import { lessonResources, vpcConfigOf } from './lesson-resources.ts';
import type { LessonStart } from './lesson.schema.ts';

/** The account that a lesson starts from: one function, deployed and active, or none, and an empty trace. */
export function lessonAccount(
  start: LessonStart | undefined,
  deployed: DeploymentPackage,
  revision: Revision,
): AccountState {
  if (start === undefined) return emptyAccountState();
  const { region, accountId } = emptyAccountState();
  const account = { region, accountId };
  const configuration = activatedConfiguration(
    createdConfiguration(
      {
        FunctionName: start.functionName,
        Runtime: start.runtime,
        Handler: start.handler,
        MemorySize: start.memorySizeMB,
        Timeout: start.timeoutS,
        Role: roleArn(account, start.functionName, 'lesson00'),
        Code: {},
        ...(start.network ? { VpcConfig: vpcConfigOf(start.network, account) } : {}),
      },
      deployed,
      account,
      revision,
    ),
  );
  const testEvents = start.testEvents.map(({ name, event }) => ({
    name,
    payload: JSON.stringify(event, undefined, 2),
  }));
  return {
    version: accountStateVersion,
    region,
    accountId,
    functions: [
      {
        configuration,
        files: deployed.files,
        draft: null,
        testEvents,
        selectedTestEvent: testEvents[0]?.name ?? null,
      },
    ],
    ...lessonResources(start, account, revision.at),
    trace: [],
  };
}
