/** Does what an answer says on a real account, as a learner would, and hands back what happened. */
import { createActor, waitFor } from 'xstate';
import { perform } from '#curriculum/acts.ts';
import type { Act, CreateAct, HandAct } from '#curriculum/answer.schema.ts';
import { evidenceOf, type Evidence } from '#curriculum/check.ts';
import { exchanges } from '#curriculum/evidence.ts';
import { lessonAccount } from '#curriculum/lesson-account.ts';
import type { LessonStart } from '#curriculum/lesson.schema.ts';
import { accountMachine, accountState } from '#machines/account.machine.ts';
import { accountView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { pushedImages, withPushedImage } from '#model/services/repository.ts';
import type { Runtime } from '#model/runtime-port.ts';
import { createByHandRuntime } from '#runtimes/by-hand/by-hand-runtime.ts';
import { vpcConfigOf } from '#curriculum/lesson-resources.ts';
import { accountDrivers } from '#runtimes/drivers/account-drivers.ts';
import { accountNetwork } from '#runtimes/network/account-network.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { builtImage, filledCreation } from './lesson-creation.ts';
import { templateCalls } from './lesson-template.ts';
import { destinationWiring, happening, triggerWiring } from './lesson-wiring.ts';

export interface Answer {
  acts: readonly Act[];
  /** What "edit" puts into the editor; files that it does not name stay. */
  files: PackageFiles;
}

/** Short, in ms: a test has nothing to look at meanwhile. */
const deployment = { create: 300, update: 100, step: 100 };
const now = () => performance.timeOrigin + performance.now();

/**
 * The evidence after an answer; with no acts, the evidence of a lesson that was only opened.
 *
 * @param seen called with the evidence whenever something has happened
 */
export async function play(
  { start, files }: { start: LessonStart | undefined; files: PackageFiles },
  answer: Answer,
  runtime: Runtime,
  seen?: (evidence: Evidence) => void,
): Promise<Evidence> {
  const state = lessonAccount(start, deploymentPackage(files), { at: now(), revisionId: 'start' });
  const byHand = createByHandRuntime();
  let playing = false;
  const either: Runtime = { ...runtime, start: (...args) => (playing ? byHand : runtime).start(...args) };
  const networkOf = accountNetwork({
    context: () => account.getSnapshot().context,
    changeServices: (services) => account.send({ type: 'services.changed', at: now(), services }),
    call: () => Promise.reject(new Error('Handlers of lessons invoke no functions.')),
    traceOf: () => '',
  });
  const account = createActor(
    accountMachine.provide(accountDrivers({ runtime: either, now, networkOf, deployment })),
    {
      input: { state },
    },
  );
  const roleNamed = (name: string): string =>
    accountView(account.getSnapshot()).resources.roles.find(({ RoleName }) => RoleName === name)?.Arn ?? name;
  /** What the acts are done to: the function of the start, and then the one that was created last. */
  let functionName = start?.functionName ?? '';
  let savedEvent = JSON.stringify(start?.testEvents[0]?.event);
  const record = () =>
    accountState(account.getSnapshot()).functions.find(
      ({ configuration }) => configuration.FunctionName === functionName,
    );
  const evidence = () => evidenceOf(accountState(account.getSnapshot()));
  let calls = 0;
  /** Nobody is as quick as a test: by the time a learner presses the next button, a container is at rest. */
  const atRest = () =>
    accountView(account.getSnapshot()).functions.every(({ environments }) =>
      environments.every(({ state }) => state === 'ready' || state === 'ended'),
    );

  const reported = (callId: string) =>
    evidence().trace.some(
      ({ type, record }) =>
        type === 'platform.report' && typeof record === 'object' && record.requestId === callId,
    );

  const refused = (callId: string) =>
    evidence().trace.some(
      (entry) =>
        entry.type === 'api.answered' && entry.record.callId === callId && entry.record.status >= 400,
    );

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Sends each request once there is an event, and says whether the Runtime API took the last one. */
  const sendByHand = async (posts: HandAct['posts']) => {
    const waiting = () => byHand.desk.environments.find(({ event }) => event !== null && !event.answered);
    while (!waiting()) await pause(5);
    let status = 0;
    for (const { path, body } of posts) {
      const environment = waiting();
      if (!environment?.event) break;
      const answer = await byHand.desk.send(environment.environmentId, {
        method: 'POST',
        path: `/2018-06-01/runtime/${path.replaceAll('{id}', environment.event.requestId)}`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      status = answer?.status ?? 0;
    }
    return status === 202;
  };

  const begin = (apiCall: ApiCall): string => {
    const callId = `00000000-0000-4000-8000-${String((calls += 1)).padStart(12, '0')}`;
    account.send({ type: 'api.called', at: now(), callId, call: apiCall });
    return callId;
  };
  const call = async (apiCall: ApiCall, done: (callId: string) => boolean) => {
    const callId = begin(apiCall);
    await waitFor(account, () => done(callId), { timeout: 20_000 });
  };
  const invoke = (event: string): ApiCall => ({
    action: 'Invoke',
    request: { FunctionName: functionName, LogType: 'Tail', Payload: event },
  });

  const create = async ({ hurry = false, ...typed }: CreateAct) => {
    const {
      newRole,
      create: made,
      after,
      event,
      withSources,
    } = filledCreation(typed, pushedImages(accountView(account.getSnapshot()).services), now());
    functionName = made.request.FunctionName;
    savedEvent = event;
    if (newRole) account.send({ type: 'role.created', at: now(), role: newRole, functionName });
    const active = () => hurry || record()?.configuration.State === 'Active';
    await call(made, (callId) => refused(callId) || active());
    const services = withSources(accountView(account.getSnapshot()).services);
    account.send({ type: 'services.changed', at: now(), services });
    for (const each of after) begin(each);
  };

  const fnView = () => {
    const view = accountView(account.getSnapshot());
    const fn = view.functions.find(({ name }) => name === functionName);
    if (!fn) throw new Error(`There is no function ${functionName}.`);
    return { fn, view };
  };
  const answered = (callId: string) =>
    evidence().trace.some((entry) => entry.type === 'api.answered' && entry.record.callId === callId);
  /** Nobody waits for it but the test: whenever it waits in the queue, it is tried now. */
  const send = async (apiCall: ApiCall) => {
    const requestId = begin(apiCall);
    if (refused(requestId)) return;
    const waiting = () => fnView().fn.queue.find((each) => each.requestId === requestId);
    for (let event = waiting(); event; event = waiting()) {
      if (event.state === 'retrying' || event.state === 'backingOff')
        account.send({ type: 'queue.waitSkipped', at: now(), functionName, requestId });
      await pause(5);
    }
    await waitFor(account, atRest, { timeout: 20_000 });
  };
  /** What the console does: first the role and the other service, then the calls. */
  const wire = async ({ role, services, calls }: ReturnType<typeof destinationWiring>) => {
    if (role) account.send({ type: 'role.changed', at: now(), role });
    account.send({ type: 'services.changed', at: now(), services });
    for (const each of calls) await call(each, answered);
  };
  const newId = () => crypto.randomUUID();

  const waits = (apiCall: ApiCall) =>
    apiCall.action === 'Invoke' && apiCall.request.InvocationType === 'RequestResponse';
  const ask = (apiCall: ApiCall) =>
    call(apiCall, (callId) => refused(callId) || (reported(callId) && atRest()));

  let length = 0;
  if (seen)
    account.subscribe(() => {
      const { trace } = evidence();
      if (trace.length === length) return;
      length = trace.length;
      seen(evidence());
    });
  account.start();
  try {
    await perform(answer.acts, answer.files, {
      test: (event = savedEvent) =>
        call(invoke(event), (callId) => refused(callId) || (reported(callId) && atRest())),
      create,
      push(image) {
        const services = withPushedImage(accountView(account.getSnapshot()).services, builtImage(image));
        account.send({ type: 'services.changed', at: now(), services });
        return Promise.resolve();
      },
      delete: (name) =>
        call(
          { action: 'DeleteFunction', request: { FunctionName: name } },
          () => !evidence().functions.some(({ configuration }) => configuration.FunctionName === name),
        ),
      wait: (seconds) => pause(seconds * 1000).then(() => undefined),
      configure: ({ runtime: chosen, memorySizeMB, timeoutS, variables, role, network }) =>
        call(
          {
            action: 'UpdateFunctionConfiguration',
            request: {
              FunctionName: functionName,
              ...(chosen === undefined ? {} : { Runtime: chosen }),
              ...(memorySizeMB === undefined ? {} : { MemorySize: memorySizeMB }),
              ...(timeoutS === undefined ? {} : { Timeout: timeoutS }),
              ...(variables === undefined ? {} : { Environment: { Variables: variables } }),
              ...(role === undefined ? {} : { Role: roleNamed(role) }),
              ...(network === undefined ? {} : { VpcConfig: vpcConfigOf(network, state) }),
            },
          },
          (callId) =>
            refused(callId) ||
            (answered(callId) && record()?.configuration.LastUpdateStatus === 'Successful'),
        ),
      async applyTemplate(properties) {
        for (const each of templateCalls(properties, fnView().fn, state))
          await call(
            each,
            (callId) =>
              refused(callId) ||
              (answered(callId) && record()?.configuration.LastUpdateStatus === 'Successful'),
          );
      },
      send: (event) =>
        send({
          action: 'Invoke',
          request: { FunctionName: functionName, InvocationType: 'Event', Payload: event },
        }),
      addDestination(destination) {
        const { fn, view } = fnView();
        return wire(destinationWiring(destination, fn, view, now()));
      },
      async addTrigger(trigger) {
        const { fn, view } = fnView();
        await wire(triggerWiring(trigger, fn, view, now()));
        await waitFor(account, () => fnView().view.mappings.every(({ words }) => words.value === 'Enabled'), {
          timeout: 20_000,
        });
      },
      async happen(what) {
        const { fn, view } = fnView();
        const { services, calls } = happening(what, fn, view, now(), newId);
        const batches = () => evidence().trace.filter(({ type }) => type === 'mapping.settled').length;
        const before = batches();
        account.send({ type: 'services.changed', at: now(), services });
        const polled = view.mappings.some(({ kind, source }) => kind === what.kind && source === what.source);
        if (polled) await waitFor(account, () => batches() > before && atRest(), { timeout: 20_000 });
        for (const each of calls) await (waits(each) ? ask(each) : send(each));
      },
      async answer(event, posts) {
        if (!playing) account.send({ type: 'page.left', at: now() });
        playing = true;
        const callId = begin(invoke(event));
        const refusals = () => exchanges(evidence().trace).filter(({ status = 0 }) => status >= 400).length;
        const before = refusals();
        const taken = await sendByHand(posts);
        // What the Runtime API refuses ends no invocation.
        while (taken ? !reported(callId) : refusals() === before) await pause(5);
      },
      edit(changed) {
        account.send({
          type: 'draft.changed',
          at: now(),
          functionName,
          files: { ...record()?.files, ...changed },
        });
        return Promise.resolve();
      },
      deploy() {
        const made = deploymentPackage(record()?.draft ?? record()?.files ?? {});
        return call(
          { action: 'UpdateFunctionCode', request: { FunctionName: functionName }, package: made },
          () => {
            const deployed = record()?.configuration;
            return deployed?.CodeSha256 === made.codeSha256 && deployed.LastUpdateStatus === 'Successful';
          },
        );
      },
    });
    return evidence();
  } finally {
    account.send({ type: 'page.left', at: now() });
    await waitFor(account, (snapshot) =>
      accountView(snapshot).functions.every(({ environments }) => environments.length === 0),
    );
    account.stop();
  }
}
