/**
 * What a view may know of an account and do to it. One object of this kind is made for each account that a page
 * shows (`account-session.svelte.ts`) and handed down by context; every property is reactive.
 */
import type { AccountView } from '#machines/account.view.ts';
import type { TestEvent } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall, ApiError } from '#model/lambda/api-call.ts';
import type { UpdateFunctionConfigurationRequest } from '#model/lambda/configuration.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import type { NamedPolicy } from '#model/lambda/policy.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { KeptTemplate } from '#model/sam/kept-template.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { ChoosableRuntime, RuntimeChoice } from './switchable-runtime.ts';

/** Whether the account can be changed here, and whether changes are kept. */
export type SessionState =
  | { state: 'loading' }
  | { state: 'ready' }
  /** Another tab has the account; this one reads along. */
  | { state: 'readOnly' }
  /** Works, but nothing is kept: the browser refuses storage or it is full. */
  | { state: 'notSaved'; reason: 'blocked' | 'full'; detail: string }
  /** The saved account is from a newer version, or damaged: nothing is overwritten until the learner chooses. */
  | { state: 'unreadable'; reason: 'newer' | 'damaged'; detail: string };

/** Where learner code runs. */
export type RuntimeState =
  | { state: 'idle' }
  | { state: 'preparing' }
  | { state: 'ready' }
  | { state: 'failed'; reason: RuntimeFailure; detail: string };

export interface Answered {
  callId: string;
  answer: ApiAnswer;
}

type CreateFunctionCall = Extract<ApiCall, { action: 'CreateFunction' }>;

export interface AccountSession {
  /** Names the account among those of this browser: `own`, or a lesson's. */
  readonly key: string;
  readonly session: SessionState;
  readonly runtime: RuntimeState;
  readonly view: AccountView;
  /** Everything that happened in the account, oldest first. */
  readonly trace: readonly TraceRecord[];

  /** Create function, as the console does it: first the role where one is to be made, then the function. */
  createFunction(create: CreateFunctionCall, newRole?: IamRole): Promise<Answered>;
  /** IAM's CreateRole with its policies, as the console calls it first; a refusal where there is one. */
  createRole(role: IamRole, functionName: string): Promise<ApiError | null>;
  /** IAM's AttachRolePolicy, as the console calls it before a call of Lambda that needs it. */
  attachPolicy(roleArn: string, policy: NamedPolicy): void;
  /** The console's Deploy: UpdateFunctionCode with the draft. */
  deploy(functionName: string): Promise<Answered>;
  updateConfiguration(request: UpdateFunctionConfigurationRequest): Promise<Answered>;
  /** The console's Test: a synchronous Invoke with `LogType: Tail`. Runs the deployed code. */
  invoke(functionName: string, payload: string): Promise<Answered>;
  deleteFunction(functionName: string): Promise<Answered>;
  /** Any other call, as it is. */
  call(call: ApiCall): Promise<Answered>;

  /** The editor's text; kept with the account, not deployed. */
  changeDraft(functionName: string, files: PackageFiles): void;
  discardDraft(functionName: string): void;
  saveTestEvent(functionName: string, event: TestEvent): void;
  deleteTestEvent(functionName: string, name: string): void;
  selectTestEvent(functionName: string, name: string | null): void;
  /** `null`: the console makes the function's template again. */
  keepTemplate(functionName: string, template: KeptTemplate | null): void;
  /** Tries an event of the function's queue now. */
  skipWait(functionName: string, requestId: string): void;
  /** Lets the days pass after which Lambda takes back what it holds for a function that nobody uses. */
  skipIdle(functionName: string): void;

  /** Something in the other services, made by the pure functions of `model/services`. */
  changeServices(change: (services: ServicesState) => ServicesState): void;

  /** Makes the runtime ready before it is needed: call it when a Test button comes into view. */
  prepareRuntime(): void;
  /** Null where there is nothing to choose. The whole page has one runtime: other accounts on it follow. */
  readonly runtimeChoice: RuntimeChoice | null;
  /** Ends the containers. WebContainers contacts StackBlitz from here on: say so first. */
  chooseRuntime(runtime: ChoosableRuntime): void;
  /** The learner has seen that a container had to be started anew. */
  acknowledgeRestart(): void;
  takeOver(): void;
  /** The account as JSON text, for a file. */
  exportAccount(): Promise<string>;
  /** Replaces the account; on bad text nothing changes and the reason comes back. */
  importAccount(text: string): Promise<{ ok: true } | { ok: false; message: string }>;
  /** Back to the account that it began with. */
  reset(): void;
  dispose(): void;
}
