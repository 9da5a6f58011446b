/** Applies a template: its calls one after another, each when the one before it is through. */
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import { imagePackage } from '#model/sam/image-properties.ts';
import type { PlannedCall } from '#model/sam/template-plan.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';

export interface TemplateApply {
  /** Calls that have been answered, and all that there are; null while nothing is applied. */
  readonly progress: { done: number; of: number } | null;
  readonly refused: { action: string; error: ApiError } | null;
  /** Whether all calls were accepted and carried out. */
  apply(calls: readonly PlannedCall[]): Promise<boolean>;
  forget(): void;
}

export function apiCallOf(call: PlannedCall): ApiCall {
  if (call.action !== 'UpdateFunctionCode') return call;
  const { action, request, files, image } = call;
  const made = request.ImageUri === undefined ? deploymentPackage(files) : imagePackage(image);
  return { action, request, package: made };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function templateApply(session: AccountSession, functionName: () => string): TemplateApply {
  let progress = $state.raw<TemplateApply['progress']>(null);
  let refused = $state.raw<TemplateApply['refused']>(null);

  /** Waits for the update before; false where it failed, or the function is gone. */
  async function settled(): Promise<boolean> {
    for (;;) {
      const fn = session.view.functions.find(({ name }) => name === functionName());
      if (!fn) return false;
      if (fn.lastUpdate.value === 'Failed' && progress !== null && progress.done > 0) return false;
      if (fn.lastUpdate.value !== 'InProgress') return true;
      await pause(40);
    }
  }

  return {
    get progress() {
      return progress;
    },
    get refused() {
      return refused;
    },
    forget: () => (refused = null),
    async apply(calls) {
      if (progress !== null) return false;
      refused = null;
      progress = { done: 0, of: calls.length };
      try {
        for (const call of calls) {
          if (!(await settled())) return false;
          const { answer } = await session.call(apiCallOf(call));
          if (!answer.ok) {
            refused = { action: call.action, error: answer.error };
            return false;
          }
          progress = { done: progress.done + 1, of: calls.length };
        }
        return await settled();
      } finally {
        progress = null;
      }
    },
  };
}
