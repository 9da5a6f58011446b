/**
 * What the panes of a workbench share: the function, the event that Test sends, and what the last Deploy and Test
 * brought. The function itself belongs to the account.
 */
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiError } from '#model/lambda/api-call.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { invocationView } from '#model/telemetry/invocation-view.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';
import { readTyped, writeTyped } from '../typed-drafts.ts';
import { mainFile } from './file-names.ts';
import { resultView, type ResultView } from './result.view.ts';
import { words } from './workbench.words.ts';

const { said } = words;

/** The first test event of the console, "hello-world". */
export const helloWorld = {
  name: 'hello-world',
  payload: '{\n  "key1": "value1",\n  "key2": "value2",\n  "key3": "value3"\n}',
};

/** Files that were in the editor, and what became of them. */
export interface Lost {
  files: PackageFiles;
  what: string;
  /** Of the button that brings them back; "Undo" if left out. */
  undo?: string;
  notes?: readonly string[];
}

export interface Workbench {
  readonly session: AccountSession;
  readonly name: string;
  readonly fn: FunctionView | null;
  readonly trace: AccountSession['trace'];
  readonly readOnly: boolean;

  /** The file in the editor. */
  file: string | null;
  /** Discarded, deleted or replaced files, as long as they can be brought back. */
  readonly lost: Lost | null;
  changeFiles(files: PackageFiles): void;
  /** Changes the files in a way that a button can undo. */
  replaceFiles(files: PackageFiles, why: Omit<Lost, 'files'>): void;
  discard(): void;
  bringBack(): void;

  eventName: string;
  payload: string;
  /** What was typed is not what is saved. */
  readonly eventChanged: boolean;
  selectEvent(name: string | null): void;
  saveEvent(): void;
  deleteEvent(): void;

  readonly deploying: boolean;
  readonly testing: { since: number } | null;
  /** AWS's refusal of the last call from here. */
  readonly refused: { action: 'Deploy' | 'Test'; error: ApiError } | null;
  /** The call behind the last click. */
  readonly lastCallId: string | null;
  /** Of the newest invocation; after a refusal there is none. */
  readonly result: ResultView | null;
  deploy(): Promise<void>;
  test(): Promise<void>;
  /** Said politely to a screen reader. */
  readonly announcement: string;
}

/** When the next picture is about to be drawn. A hidden page draws none: then a little later. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

/** The pressed button is drawn first: its picture shall not be in the measured duration. */
async function painted(): Promise<void> {
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** How long a Test may take before the page says that it runs, in ms. */
const patienceMs = 250;

const clock = (): number => performance.timeOrigin + performance.now();

export function createWorkbench(session: AccountSession, functionName: () => string): Workbench {
  const name = $derived(functionName());
  const fn = $derived(session.view.functions.find((each) => each.name === name) ?? null);
  const key = $derived(`event:${session.key}:${name}`);
  const saved = $derived(fn?.selectedTestEvent ?? null);

  let chosenFile = $state<string | null>(null);
  let lost = $state.raw<Workbench['lost']>(null);
  let typed = $state<{ of: string; name: string; payload: string } | null>(null);
  let deployCall = $state(false);
  let inFlight = false;
  let testing = $state<Workbench['testing']>(null);
  let refused = $state.raw<Workbench['refused']>(null);
  let lastCallId = $state<string | null>(null);
  let announcement = $state('');

  const file = $derived.by(() => {
    if (!fn) return null;
    if (chosenFile !== null && Object.hasOwn(fn.editorFiles, chosenFile)) return chosenFile;
    return mainFile(fn.editorFiles, fn.configuration.Handler);
  });
  const event = $derived.by(() => {
    if (typed?.of === key) return typed;
    const kept = readTyped(key);
    if (kept !== null) return { of: key, name: readTyped(`${key}:name`) ?? '', payload: kept };
    return { of: key, ...(saved ?? helloWorld) };
  });
  const result = $derived.by(() => {
    if (refused?.action === 'Test') return null;
    const since = testing?.since ?? -Infinity;
    const start = session.trace.findLast(
      (entry) =>
        entry.type === 'platform.start' && entry.subject.functionName === name && entry.time >= since - 1,
    );
    if (start?.type !== 'platform.start') return null;
    const view = invocationView(
      session.trace,
      start.record.requestId,
      fn?.configuration.LoggingConfig.LogFormat,
      fn?.configuration.LoggingConfig.SystemLogLevel,
    );
    return view ? resultView(view) : null;
  });
  const deploying = $derived(deployCall || fn?.lastUpdate.value === 'InProgress');

  function type(change: { name?: string; payload?: string }): void {
    typed = { ...event, ...change };
    writeTyped(key, typed.payload);
    writeTyped(`${key}:name`, typed.name);
  }
  function forgetTyped(): void {
    typed = null;
    writeTyped(key, null);
    writeTyped(`${key}:name`, null);
  }

  return {
    session,
    get name() {
      return name;
    },
    get fn() {
      return fn;
    },
    get trace() {
      return session.trace;
    },
    get readOnly() {
      return session.session.state === 'readOnly' || session.session.state === 'loading';
    },
    get file() {
      return file;
    },
    set file(path) {
      chosenFile = path;
    },
    get lost() {
      return lost;
    },
    changeFiles: (files) => session.changeDraft(name, files),
    replaceFiles(files, why) {
      if (fn) lost = { files: fn.editorFiles, ...why };
      session.changeDraft(name, files);
      announcement = why.what;
    },
    discard() {
      if (fn) lost = { files: fn.editorFiles, what: said.discarded };
      session.discardDraft(name);
      announcement = said.discarded;
    },
    bringBack() {
      if (!lost) return;
      session.changeDraft(name, lost.files);
      lost = null;
      announcement = said.broughtBack;
    },

    get eventName() {
      return event.name;
    },
    set eventName(to) {
      type({ name: to });
    },
    get payload() {
      return event.payload;
    },
    set payload(to) {
      type({ payload: to });
    },
    get eventChanged() {
      return saved === null || event.name !== saved.name || event.payload !== saved.payload;
    },
    selectEvent(to) {
      forgetTyped();
      session.selectTestEvent(name, to);
    },
    saveEvent() {
      const { name: eventName, payload } = event;
      session.saveTestEvent(name, { name: eventName, payload });
      forgetTyped();
      announcement = said.saved(eventName);
    },
    deleteEvent() {
      if (!saved) return;
      // What was saved stays in the fields, so that it can be saved again.
      type({ name: saved.name, payload: saved.payload });
      session.deleteTestEvent(name, saved.name);
      announcement = said.deleted(saved.name);
    },

    get deploying() {
      return deploying;
    },
    get testing() {
      return testing;
    },
    get refused() {
      return refused;
    },
    get lastCallId() {
      return lastCallId;
    },
    get result() {
      return result;
    },
    async deploy() {
      if (deployCall) return;
      deployCall = true;
      refused = null;
      announcement = said.deploying;
      try {
        // Packing thousands of files holds the page: it says first what it does.
        await painted();
        const { callId, answer } = await session.deploy(name);
        lastCallId = callId;
        lost = null;
        if (!answer.ok) refused = { action: 'Deploy', error: answer.error };
        announcement = answer.ok ? said.deployed : said.notDeployed(answer.error.message);
      } finally {
        deployCall = false;
      }
    },
    async test() {
      if (inFlight) return;
      inFlight = true;
      const since = clock();
      // Drawing takes time on the thread that the answer comes through: what is quick is not announced before it.
      const slow = setTimeout(() => {
        testing = { since };
        refused = null;
        lastCallId = null;
        announcement = said.running;
      }, patienceMs);
      try {
        await painted();
        const { callId, answer } = await session.invoke(name, event.payload);
        // The answer is out before the process has asked for the next event, which ends its time.
        await nextFrame();
        lastCallId = callId;
        refused = answer.ok ? null : { action: 'Test', error: answer.error };
        announcement = answer.ok ? '' : said.refused(answer.error.message);
      } finally {
        clearTimeout(slow);
        inFlight = false;
        testing = null;
      }
    },
    get announcement() {
      return announcement;
    },
  };
}
