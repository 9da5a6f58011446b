/**
 * WebContainers as StackBlitz serves it: a hidden frame from its host, which this page first contacts when `boot` is
 * called.
 *
 * The library's `boot` waits for that frame without an end, and every later call waits for the first one. So one
 * call is made and kept; what can be repeated is loading the frame.
 */
import { RuntimeUnavailableError, type RuntimeSupport } from '#model/runtime-port.ts';
import type { FileSystemTree, WebContainer } from '@webcontainer/api';
import { asUnavailable } from './boot-failure.ts';
import type { Container, ContainerHost } from './container.ts';
import { fileTree } from './file-tree.ts';

/** How long a frame that has loaded may say nothing before its host counts as out of reach, in ms. */
const silence = 5000;

const frameSelector = 'iframe[src*="/headless"]';

function support(): RuntimeSupport {
  if (typeof SharedArrayBuffer === 'undefined' && crossOriginIsolated) {
    return { supported: false, reason: 'noSharedMemory', detail: 'This browser has no SharedArrayBuffer.' };
  }
  if (!crossOriginIsolated) {
    return {
      supported: false,
      reason: 'notIsolated',
      detail: 'The page has to be served with Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy.',
    };
  }
  return { supported: true };
}

/** The library has one boot and one frame for the whole page; so does this. */
let booting: Promise<WebContainer> | undefined;
let hostAnswered = false;

/** As the library finds it: the address is for tests, and for whoever has a host of their own. */
function hostOrigin(): string {
  const { WEBCONTAINER_API_IFRAME_URL: address } = globalThis as { WEBCONTAINER_API_IFRAME_URL?: string };
  return new URL(address ?? 'https://stackblitz.com').origin;
}

/** The boot that is under way, or a new one. */
async function boot(): Promise<WebContainer> {
  const { WebContainer } = await import('@webcontainer/api');
  const frame = document.querySelector<HTMLIFrameElement>(frameSelector);
  // The same address again: the frame loads anew, and the boot that waits for it goes on.
  if (booting && frame && !hostAnswered) frame.src = String(frame.src);
  booting ??= WebContainer.boot({ coep: 'require-corp', workdirName: 'lambda' });
  booting.catch(() => (booting = undefined));
  return booting;
}

/** Rejects when the host does not answer; never settles otherwise. */
function unreachable(signal: AbortSignal, answered: () => void): Promise<never> {
  if (hostAnswered) {
    answered();
    return never;
  }
  const origin = hostOrigin();
  const { promise, reject } = Promise.withResolvers<never>();
  const over = new AbortController();
  const until = { signal: AbortSignal.any([signal, over.signal]) };
  let timer: ReturnType<typeof setTimeout> | undefined;
  until.signal.addEventListener('abort', () => clearTimeout(timer));
  const fail = (reason: 'hostUnreachable' | 'blocked', detail: string): void => {
    over.abort();
    reject(new RuntimeUnavailableError(reason, detail));
  };
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin) return;
    hostAnswered = true;
    over.abort();
    answered();
  };
  const violated = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== 'frame-src' || !blockedURI.startsWith(origin)) return;
    fail('blocked', `The page's own policy keeps ${origin} out.`);
  };
  const loaded = ({ target }: Event): void => {
    if (!(target instanceof HTMLIFrameElement) || !target.matches(frameSelector)) return;
    // A page that says that there is no connection loads, too.
    clearTimeout(timer);
    timer = setTimeout(() => fail('hostUnreachable', `${origin} sent nothing.`), silence);
  };
  addEventListener('message', listen, until);
  document.addEventListener('securitypolicyviolation', violated, until);
  // Of whatever frame: the library's comes later, and may have loaded before anybody could look for it.
  document.addEventListener('load', loaded, { ...until, capture: true });
  return promise;
}

const never = new Promise<never>(() => undefined);

export function createStackBlitzHost(): ContainerHost {
  return {
    support,
    async boot({ signal, answered }) {
      const watching = new AbortController();
      const container = boot();
      // A boot that is given up may still fail.
      container.catch(() => undefined);
      try {
        const watched = unreachable(AbortSignal.any([signal, watching.signal]), answered);
        const webContainer = await Promise.race([container, watched, aborted(signal)]);
        booting = undefined;
        return containerFrom(webContainer);
      } catch (error) {
        throw asUnavailable(error);
      } finally {
        watching.abort();
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () =>
    reject(new RuntimeUnavailableError('timedOut', 'The boot was given up.')),
  );
  promise.catch(() => undefined);
  return promise;
}

function containerFrom(webContainer: WebContainer): Container {
  return {
    async mount(folder, files) {
      const tree: FileSystemTree = fileTree(files);
      if (folder) await webContainer.fs.mkdir(folder, { recursive: true });
      await webContainer.mount(tree, folder ? { mountPoint: folder } : {});
    },
    remove: (folder) => webContainer.fs.rm(folder, { recursive: true, force: true }),
    spawn: (command, args) => webContainer.spawn(command, args),
    onError: (listener) => void webContainer.on('error', ({ message }) => listener(message)),
    teardown: () => webContainer.teardown(),
  };
}
