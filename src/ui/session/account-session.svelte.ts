/**
 * The composition root: the one place that makes an account, gives it its runtime, keeps it in the browser and
 * hands it to the views.
 */
import { createSubscriber } from 'svelte/reactivity';
import { accountState } from '#machines/account.machine.ts';
import { roleRefusal } from '#machines/iam-records.ts';
import { accountView, type AccountView } from '#machines/account.view.ts';
import type { AccountState } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall, ApiError } from '#model/lambda/api-call.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { environmentRuntimes, type EnvironmentRuntime, type Runtime } from '#model/runtime-port.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import { indexedDbStore, type AccountStore } from '#runtimes/storage/account-store.ts';
import { tabOwnership } from '#runtimes/storage/tab-ownership.ts';
import { accountEngine, type AccountSnapshot } from './account-engine.ts';
import { accountKeeper } from './account-keeper.ts';
import type { AccountSession, RuntimeState, SessionState } from './account-session.types.ts';
import { coalesced } from './coalesced.ts';
import { pageRuntime } from './page-runtime.ts';
import { madeReady } from './runtime-watch.ts';
import { words } from './session.words.ts';

export interface SessionOptions {
  /** Names the account in the store: `own`, or a lesson's. */
  key: string;
  /** What the account is when nothing is saved, and after a reset. */
  initial: AccountState;
  store?: AccountStore;
  runtime?: Runtime;
}

const takenOver: ApiAnswer = {
  ok: false,
  error: {
    code: 'RequestAbortedException',
    status: 0,
    message: words.takenOver,
  },
};
const begunAgain: ApiAnswer = {
  ok: false,
  error: {
    code: 'RequestAbortedException',
    status: 0,
    message: words.replaced,
  },
};

export function createAccountSession(options: SessionOptions): AccountSession {
  const choosable = options.runtime ? null : pageRuntime();
  const runtime = options.runtime ?? pageRuntime();
  const leaving = new AbortController();
  const loading = Promise.withResolvers<void>();
  let session: SessionState = { state: 'loading' };
  let runtimeState: RuntimeState = { state: 'idle' };
  let preparedAt = -Infinity;
  let unreadable: unknown;
  let seen: { of: AccountSnapshot; view: AccountView } | undefined;

  let update = (): void => undefined;
  const subscribe = createSubscriber((changed) => {
    update = coalesced(changed, { wait: 32, held: invoking, atMost: 250 });
    return () => {
      update = () => undefined;
    };
  });
  const become = (next: SessionState): void => {
    session = next;
    update();
  };

  const engine = accountEngine(runtime, options.initial, () => {
    if (session.state === 'ready' || session.state === 'notSaved') keeper.saveSoon(current);
    update();
  });
  const current = (): AccountState => accountState(engine.snapshot());
  const invoking = (): boolean => view().functions.some(({ invocations }) => invocations.length > 0);

  const keeper = accountKeeper(options.store ?? indexedDbStore(), options.key, {
    saved() {
      ownership.announceSaved();
      if (session.state === 'notSaved') become({ state: 'ready' });
    },
    failed: (error) => become({ state: 'notSaved', reason: error.reason, detail: error.message }),
  });
  const ownership = tabOwnership(options.key, {
    owned: () => void begin(),
    lost() {
      engine.end(takenOver);
      become({ state: 'readOnly' });
      void readAlong();
    },
    changed: () => void readAlong(),
    handOver: () => void keeper.flush().then(() => ownership.announceSaved()),
  });

  async function begin(): Promise<void> {
    const found = await keeper.load();
    if (leaving.signal.aborted) return;
    engine.start(found.found === 'account' ? found.state : options.initial);
    if (found.found === 'unreadable') {
      unreadable = found.raw;
      become({ state: 'unreadable', reason: found.reason, detail: found.detail });
    } else if (found.found === 'noStorage') {
      become({ state: 'notSaved', reason: found.reason, detail: found.detail });
    } else {
      become({ state: 'ready' });
    }
    loading.resolve();
  }

  async function readAlong(): Promise<void> {
    const found = await keeper.load();
    if (session.state === 'readOnly' && found.found === 'account') engine.show(found.state);
    loading.resolve();
  }

  function replaceWith(state: AccountState): void {
    engine.end(begunAgain);
    engine.start(state);
    unreadable = undefined;
    become({ state: 'ready' });
    keeper.saveSoon(current);
  }

  async function call(apiCall: ApiCall): ReturnType<AccountSession['call']> {
    await loading.promise;
    if (session.state === 'readOnly') return { callId: '', answer: takenOver };
    return engine.call(apiCall);
  }

  async function createRole(role: IamRole, functionName: string): Promise<ApiError | null> {
    await loading.promise;
    if (session.state === 'readOnly') return null;
    const made = { type: 'role.created', role, functionName } as const;
    const error = roleRefusal(engine.snapshot().context, { ...made, at: systemClock.now() });
    engine.send(made);
    return error;
  }

  function view(): AccountView {
    const snapshot = engine.snapshot();
    if (seen?.of !== snapshot) seen = { of: snapshot, view: accountView(snapshot) };
    return seen.view;
  }

  /** The newer of two: what the last start ran into, and what getting ready came to. */
  function runtimeNow(): RuntimeState {
    const { trouble } = engine.snapshot().context;
    const lost = choosable?.choice.container?.trouble;
    if (lost) return { ...lost, state: 'failed' };
    return trouble && trouble.at > preparedAt ? { ...trouble, state: 'failed' } : runtimeState;
  }

  function runtimesInUse(): EnvironmentRuntime[] {
    return environmentRuntimes.filter((each) =>
      view().functions.some(({ configuration }) => configuration.Runtime === each),
    );
  }

  function prepareRuntime(): void {
    const { state } = runtimeNow();
    if (state === 'preparing' || state === 'ready') return;
    runtimeState = { state: 'preparing' };
    preparedAt = systemClock.now();
    update();
    const prepared = choosable?.choice.chosen;
    void madeReady(runtime, runtimesInUse()).then((next) => {
      if (prepared !== choosable?.choice.chosen) return;
      runtimeState = next;
      update();
    });
  }
  const forgetChoice = choosable?.onChange((what) => {
    if (what === 'chosen') {
      engine.send({ type: 'runtime.switched' });
      runtimeState = { state: 'idle' };
      preparedAt = systemClock.now();
      prepareRuntime();
    }
    update();
  });

  const leave = (): void => {
    engine.end(begunAgain);
    void keeper.flush();
  };
  addEventListener('pagehide', leave, { signal: leaving.signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    },
    { signal: leaving.signal },
  );
  ownership.claim();

  return {
    key: options.key,
    get session() {
      subscribe();
      return session;
    },
    get runtime(): RuntimeState {
      subscribe();
      return runtimeNow();
    },
    get view() {
      subscribe();
      return view();
    },
    get trace() {
      subscribe();
      return engine.snapshot().context.trace.records;
    },

    call,
    createRole,
    async createFunction(create, newRole) {
      await loading.promise;
      const error = newRole ? await createRole(newRole, create.request.FunctionName) : null;
      // Without the role there is nothing to hand over: the console stops here.
      return error ? { callId: '', answer: { ok: false, error } } : call(create);
    },
    attachPolicy(roleArn, policy) {
      const role = view().resources.roles.find(({ Arn }) => Arn === roleArn);
      if (!role || session.state === 'readOnly') return;
      const Policies = [...role.Policies, policy];
      engine.send({ type: 'role.changed', role: { ...role, Policies } });
    },
    deploy(functionName) {
      const files = view().functions.find(({ name }) => name === functionName)?.editorFiles ?? {};
      return call({
        action: 'UpdateFunctionCode',
        request: { FunctionName: functionName },
        package: deploymentPackage(files),
      });
    },
    updateConfiguration: (request) => call({ action: 'UpdateFunctionConfiguration', request }),
    invoke: (FunctionName, Payload) =>
      call({
        action: 'Invoke',
        request: { FunctionName, InvocationType: 'RequestResponse', LogType: 'Tail', Payload },
      }),
    deleteFunction: (FunctionName) => call({ action: 'DeleteFunction', request: { FunctionName } }),

    changeDraft: (functionName, files) => engine.send({ type: 'draft.changed', functionName, files }),
    discardDraft: (functionName) => engine.send({ type: 'draft.discarded', functionName }),
    saveTestEvent: (functionName, testEvent) =>
      engine.send({ type: 'testEvent.saved', functionName, testEvent }),
    deleteTestEvent: (functionName, name) => engine.send({ type: 'testEvent.deleted', functionName, name }),
    selectTestEvent: (functionName, name) => engine.send({ type: 'testEvent.selected', functionName, name }),
    keepTemplate: (functionName, template) => engine.send({ type: 'template.kept', functionName, template }),
    skipIdle: (functionName) => engine.send({ type: 'idle.skipped', functionName }),
    skipWait: (functionName, requestId) =>
      engine.send({ type: 'queue.waitSkipped', functionName, requestId }),

    changeServices(change) {
      const services = change(engine.snapshot().context.services);
      engine.send({ type: 'services.changed', services });
    },

    prepareRuntime,
    get runtimeChoice() {
      subscribe();
      return choosable?.choice ?? null;
    },
    chooseRuntime: (chosen) => choosable?.choose(chosen),
    acknowledgeRestart: () => choosable?.acknowledgeRestart(),
    takeOver: () => void ownership.takeOver(),
    async exportAccount() {
      const { accountText } = await import('./account-file.ts');
      return accountText(session.state === 'unreadable' ? unreadable : current());
    },
    async importAccount(text) {
      const { readAccountText } = await import('./account-file.ts');
      const read = readAccountText(text);
      if (!read.ok) return read;
      replaceWith(read.state);
      return { ok: true };
    },
    reset: () => replaceWith(options.initial),
    dispose() {
      forgetChoice?.();
      leave();
      leaving.abort();
      ownership.release();
    },
  };
}
