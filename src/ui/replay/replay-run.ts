/** Does in one press what a reader could do by hand, in an account of this page alone, and hands back what happened. */
import type { ConfigureAct } from '#curriculum/answer.schema.ts';
import type { Evidence } from '#curriculum/check.ts';
import { invocations } from '#curriculum/evidence.ts';
import { lessonAccount } from '#curriculum/lesson-account.ts';
import type { LessonStart } from '#curriculum/lesson.schema.ts';
import type { ReplayAct } from '#curriculum/replay-act.ts';
import type { UpdateFunctionConfigurationRequest } from '#model/lambda/configuration.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import { memoryStore } from '#runtimes/storage/account-store.ts';
import { createAccountSession } from '#ui/session/account-session.svelte.ts';
import type { AccountSession, Answered } from '#ui/session/account-session.types.ts';
import { words } from './replay.words.ts';

export interface ReplaySubject {
  start: LessonStart;
  files: PackageFiles;
  /** What "edit" puts into the editor. */
  edited: PackageFiles;
  acts: readonly ReplayAct[];
}

/** How often the account is asked whether it has come to rest, in ms. */
const lookMs = 20;
/** A function may run for minutes; what is shown here does not. In ms. */
const longestMs = 30_000;

/**
 * @param seen called after each act with the evidence so far
 * @throws Error in the words of the API or the runtime where something is refused
 */
export async function replayRun(
  subject: ReplaySubject,
  seen: (evidence: Evidence) => void,
): Promise<Evidence> {
  const session = createAccountSession({
    key: `replay-${crypto.randomUUID()}`,
    store: memoryStore(),
    initial: lessonAccount(subject.start, deploymentPackage(subject.files), {
      at: systemClock.now(),
      revisionId: requestId(crypto.getRandomValues(new Uint8Array(16))),
    }),
  });
  const evidence = (): Evidence => ({
    functions: session.view.functions.map(({ configuration, undeployedChanges }) => ({
      configuration,
      undeployedChanges,
    })),
    trace: session.trace,
  });
  try {
    for (const act of subject.acts) {
      await carryOut(act, subject, session);
      seen(evidence());
    }
    return evidence();
  } finally {
    session.dispose();
  }
}

async function carryOut(act: ReplayAct, subject: ReplaySubject, session: AccountSession): Promise<void> {
  const { functionName, testEvents } = subject.start;
  const test = async (event: unknown) => {
    const { callId } = accepted(await session.invoke(functionName, JSON.stringify(event)));
    await until(
      () => invocations(session.trace).some(({ requestId: id }) => id === callId) && isAtRest(session),
    );
  };
  if (act === 'test') await test(testEvents[0]?.event);
  else if (act === 'edit') session.changeDraft(functionName, { ...subject.files, ...subject.edited });
  else if (act === 'deploy') {
    accepted(await session.deploy(functionName));
    await until(() => isUpdated(session) && isAtRest(session));
  } else if ('test' in act) await test(act.test);
  else if ('wait' in act) await new Promise((resolve) => setTimeout(resolve, act.wait * 1000));
  else {
    accepted(await session.updateConfiguration(settings(functionName, act.configure)));
    await until(() => isUpdated(session) && isAtRest(session));
  }
}

function settings(
  FunctionName: string,
  { runtime, memorySizeMB, timeoutS, variables }: ConfigureAct,
): UpdateFunctionConfigurationRequest {
  return {
    FunctionName,
    ...(runtime === undefined ? {} : { Runtime: runtime }),
    ...(memorySizeMB === undefined ? {} : { MemorySize: memorySizeMB }),
    ...(timeoutS === undefined ? {} : { Timeout: timeoutS }),
    ...(variables === undefined ? {} : { Environment: { Variables: variables } }),
  };
}

function accepted(answered: Answered): Answered {
  if (!answered.answer.ok) throw new Error(answered.answer.error.message);
  return answered;
}

function isUpdated({ view }: AccountSession): boolean {
  return view.functions.every(({ configuration }) => configuration.LastUpdateStatus === 'Successful');
}

function isAtRest({ view }: AccountSession): boolean {
  return view.functions.every(({ environments }) =>
    environments.every(({ state }) => state === 'ready' || state === 'ended'),
  );
}

async function until(holds: () => boolean): Promise<void> {
  const end = systemClock.now() + longestMs;
  while (!holds()) {
    if (systemClock.now() > end) throw new Error(words.endless);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
