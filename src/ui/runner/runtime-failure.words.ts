import type { RuntimeFailure } from '#model/runtime-port.ts';
import { spoken } from '#model/words.ts';

/** Why no handler can run here, and what the reader can do about it. */
const english: Record<RuntimeFailure, { what: string; todo: string }> = {
  unsupportedBrowser: {
    what: 'This browser cannot run handlers: it lacks workers in sandboxed frames.',
    todo: 'A current Chrome, Edge, Firefox or Safari can. Your code is kept either way.',
  },
  blocked: {
    what: 'Something in this browser or network blocks the frame in which handlers run.',
    todo: 'Often it is an extension that stops scripts or frames: allow this site, then retry.',
  },
  offline: {
    what: 'The runtime has to be fetched once, and there is no network now.',
    todo: 'Go online and retry. After the first visit it also works offline.',
  },
  notIsolated: {
    what: 'This runtime needs a page that is isolated from other sites, and this one is not.',
    todo: 'Open the page in a tab of its own, then retry.',
  },
  noSharedMemory: {
    what: 'This browser gives the page no memory that several threads share, and this runtime needs that.',
    todo: 'Use a current Chrome, Edge, Firefox or Safari, or go on with the embedded runtime.',
  },
  hostUnreachable: {
    what: 'StackBlitz, which WebContainers comes from, does not answer.',
    todo: 'Look whether you are online and whether your network lets stackblitz.com through, then retry.',
  },
  storageBlocked: {
    what: 'This browser blocks storage for StackBlitz’s frame, and WebContainers cannot work without.',
    todo: 'Allow third-party cookies and storage for stackblitz.com and webcontainer.io, then retry.',
  },
  heldElsewhere: {
    what: 'Another tab of this site has a WebContainer, and there is room for one.',
    todo: 'Close that tab, or choose the embedded runtime in it, then retry.',
  },
  noInterpreter: {
    what: 'On AWS this bootstrap would be started, but this site has nothing that could run it.',
    todo: 'Here a bootstrap is a script for Node.js: let it begin with #!/opt/bin/node or #!/usr/bin/env node.',
  },
  outOfMemory: {
    what: 'The browser had no memory left for another container.',
    todo: 'Close other tabs, then retry.',
  },
  timedOut: {
    what: 'The runtime did not get ready in time.',
    todo: 'Retry; on a slow connection the first start takes longer.',
  },
  unknown: {
    what: 'The runtime could not be started, for a reason that this page does not know.',
    todo: 'Retry, or reload the page. Your code is kept.',
  },
};

export const runtimeFailureWords = spoken({ 'en-GB': english });
