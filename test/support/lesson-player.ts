/** Does what an answer says on a real account, as a learner would, and hands back what happened. */
import { createActor, waitFor } from 'xstate';
import { perform } from '#curriculum/acts.ts';
import type { Act } from '#curriculum/answer.schema.ts';
import { evidenceOf, type Evidence } from '#curriculum/check.ts';
import { lessonAccount } from '#curriculum/lesson-account.ts';
import type { LessonStart } from '#curriculum/lesson.schema.ts';
import { accountMachine, accountState } from '#machines/account.machine.ts';
import { accountView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Runtime } from '#model/runtime-port.ts';
import { accountDrivers } from '#runtimes/drivers/account-drivers.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';

export interface Answer {
  acts: readonly Act[];
  /** What "edit" puts into the editor; files that it does not name stay. */
  files: PackageFiles;
}

const now = () => performance.timeOrigin + performance.now();

/** The evidence after an answer; with no acts, the evidence of a lesson that was only opened. */
export async function play(
  { start, files }: { start: LessonStart; files: PackageFiles },
  answer: Answer,
  runtime: Runtime,
): Promise<Evidence> {
  const state = lessonAccount(start, deploymentPackage(files), { at: now(), revisionId: 'start' });
  const account = createActor(accountMachine.provide(accountDrivers({ runtime, now })), { input: { state } });
  const { functionName } = start;
  const evidence = () => evidenceOf(accountState(account.getSnapshot()));
  let calls = 0;
  /** Nobody is as quick as a test: by the time a learner presses the next button, a container is at rest. */
  const atRest = () =>
    accountView(account.getSnapshot()).functions.every(({ environments }) =>
      environments.every(({ state }) => state === 'ready' || state === 'ended'),
    );

  const call = async (apiCall: ApiCall, done: (callId: string) => boolean) => {
    const callId = `00000000-0000-4000-8000-${String((calls += 1)).padStart(12, '0')}`;
    account.send({ type: 'api.called', at: now(), callId, call: apiCall });
    await waitFor(account, () => done(callId), { timeout: 20_000 });
  };

  account.start();
  try {
    await perform(
      answer.acts,
      { files: answer.files, savedEvent: JSON.stringify(start.testEvents[0]?.event) },
      {
        test: (event) =>
          call(
            { action: 'Invoke', request: { FunctionName: functionName, LogType: 'Tail', Payload: event } },
            (callId) =>
              evidence().trace.some(
                ({ type, record }) =>
                  type === 'platform.report' && typeof record === 'object' && record.requestId === callId,
              ) && atRest(),
          ),
        wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
        edit(changed) {
          account.send({
            type: 'draft.changed',
            at: now(),
            functionName,
            files: { ...files, ...changed },
          });
          return Promise.resolve();
        },
        deploy() {
          const [record] = accountState(account.getSnapshot()).functions;
          const made = deploymentPackage(record?.draft ?? files);
          return call(
            { action: 'UpdateFunctionCode', request: { FunctionName: functionName }, package: made },
            () => {
              const [deployed] = evidence().functions;
              return (
                deployed?.configuration.CodeSha256 === made.codeSha256 &&
                deployed.configuration.LastUpdateStatus === 'Successful'
              );
            },
          );
        },
      },
    );
    return evidence();
  } finally {
    account.send({ type: 'page.left', at: now() });
    await waitFor(account, (snapshot) =>
      accountView(snapshot).functions.every(({ environments }) => environments.length === 0),
    );
    account.stop();
  }
}
