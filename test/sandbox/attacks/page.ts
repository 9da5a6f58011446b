import { refuses, returns } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'same process';
/** There is no such name: the sandbox has taken it away before the handler came. */
const noSuchName = refuses('ReferenceError', 'TypeError');

/** Ways to the page, and to what a site keeps in a browser. */
export const pageAttacks: readonly Attack[] = [
  {
    name: "reads the page's document through window, self, parent, top, frames and opener",
    attack: `return attempts(
      () => window.document.title, () => self.document.title, () => parent.document.title,
      () => top.document.title, () => frames[0].document.title, () => opener.document.title,
      () => document.querySelector('#secret').textContent, () => globalThis.parent.postMessage('x', '*'),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: "reads the page's cookies",
    attack: `return attempts(() => document.cookie, () => cookieStore.getAll(), () => globalThis.cookieStore.get('secret'));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'reads localStorage',
    attack: `return attempts(() => localStorage.getItem('secret'), () => localStorage.setItem('secret', 'stolen'));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'reads sessionStorage',
    attack: `return attempts(() => sessionStorage.getItem('secret'), () => sessionStorage.clear());`,
    next,
    contained: noSuchName,
  },
  {
    name: "opens the page's IndexedDB",
    attack: `return attempts(
      () => indexedDB.databases(), () => indexedDB.open('secret'), () => indexedDB.deleteDatabase('secret'),
      () => IDBFactory.prototype.open.call({}, 'secret'),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: "opens the page's Cache storage",
    attack: `return attempts(() => caches.keys(), () => caches.open('secret'), () => caches.delete('secret'));`,
    next,
    contained: noSuchName,
  },
  {
    name: "opens the origin's private file system and asks for its quota",
    attack: `return attempts(
      () => navigator.storage.getDirectory(), () => navigator.storage.estimate(), () => navigator.storageBuckets.keys(),
      () => webkitRequestFileSystemSync(0, 1),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'registers a service worker',
    attack: `return attempts(
      () => navigator.serviceWorker.register(page + 'worker.js'), () => registration.update(), () => clients.matchAll(),
      () => skipWaiting(),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'opens windows, prints, and asks its reader questions',
    attack: `return attempts(
      () => open(collector), () => window.open(collector), () => clients.openWindow(collector), () => alert(1),
      () => confirm('?'), () => prompt('?'), () => print(), () => new Notification('x'),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'navigates the page',
    attack: `
      const tries = await attempts(
        () => location.assign(collector), () => location.replace(collector), () => top.location.assign(collector),
        () => parent.history.back(), () => navigation.navigate(collector),
      );
      // Makes a name of the handler's own, and nothing else.
      globalThis.location = collector;
      return tries;`,
    next,
    contained: noSuchName,
  },
  {
    name: 'sends messages to the window above it',
    attack: `
      const scope = [globalThis];
      for (let at = globalThis; at; at = Object.getPrototypeOf(at)) scope.push(at);
      return attempts(
        () => postMessage({ type: 'frame.pong', beat: 1e9 }), () => globalThis.postMessage('x'), () => self.postMessage('x'),
        ...scope.map((at) => () => at.postMessage.call(globalThis, { type: 'frame.loaded' })),
      );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'listens to what is sent to its worker',
    attack: `
      const heard = [];
      EventTarget.prototype.addEventListener.call(globalThis, 'message', (event) => heard.push(String(event.data)));
      globalThis.onmessage = (event) => heard.push(String(event.data));
      await runtimeApi('GET', '/nowhere');
      await pause(20);
      return heard;`,
    next,
    contained: returns([]),
  },
  {
    name: 'closes its own worker',
    attack: `return attempts(() => close(), () => globalThis.close(), () => Object.getPrototypeOf(globalThis).close.call(globalThis));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'looks for what the page keeps in everything that it can see',
    attack: `
      const seen = [JSON.stringify(process.env), JSON.stringify(process.argv), String(new Error('x').stack),
        JSON.stringify(context), JSON.stringify(Object.getOwnPropertyNames(globalThis)), String(performance.timeOrigin)];
      return seen.some((text) => text.includes(secret) || text.includes(new URL(page).host));`,
    next,
    contained: returns(false),
  },
];
