/** From the address of `/run/` to an account with the function in it. */
import type { Component } from 'svelte';
import { LinkError, type RunLink } from '#model/link/run-link.schema.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { memoryStore } from '#runtimes/storage/account-store.ts';
import { createAccountSession } from '#ui/session/account-session.svelte.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';
import { decodeRunLink } from '../link-codec.ts';
import { readTyped, writeTyped } from '../typed-drafts.ts';
import Run from './Run.svelte';
import { runAccount } from './run-account.ts';
import { starterLink } from './starter-link.ts';

export interface RunProps {
  session: AccountSession;
  from: 'link' | 'starter';
  /** The link as this tab left it. */
  restored: boolean;
  draftKey: string;
  onoriginal: () => void;
}

export type OpenedRun =
  | {
      ok: true;
      Run: Component<RunProps>;
      session: AccountSession;
      from: RunProps['from'];
      restored: boolean;
      draftKey: string;
      /** Lets go of what this tab had typed. */
      forget(): void;
    }
  | { ok: false; message: string };

/** @param payload what stands after `#s=`, or null without a link */
export function openRun(payload: string | null): OpenedRun {
  const draftKey = `run:${payload ?? ''}`;
  try {
    const original = payload === null ? starterLink : decodeRunLink(payload);
    const typed = restore(draftKey);
    const link: RunLink = typed ? { ...typed, files: original.files } : original;
    const draft = typed && !sameFiles(typed.files, original.files) ? typed.files : null;
    const at = performance.timeOrigin + performance.now();
    return {
      ok: true,
      Run,
      session: createAccountSession({
        // No other tab shall own it, and nothing of it is kept.
        key: `run-${crypto.randomUUID()}`,
        initial: runAccount(link, deploymentPackage(link.files), draft, at),
        store: memoryStore(),
      }),
      from: payload === null ? 'starter' : 'link',
      restored: typed !== null && JSON.stringify(typed) !== JSON.stringify(original),
      draftKey,
      forget: () => writeTyped(draftKey, null),
    };
  } catch (error) {
    if (error instanceof LinkError) return { ok: false, message: error.message };
    throw error;
  }
}

function restore(key: string): RunLink | null {
  const kept = readTyped(key);
  if (kept === null) return null;
  try {
    return decodeRunLink(kept);
  } catch {
    return null;
  }
}

function sameFiles(a: RunLink['files'], b: RunLink['files']): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
