/** Makes the worker's global scope Node's: what only a browser has goes, what only Node has comes. */
const HIDDEN = [
  'self',
  'window',
  'importScripts',
  'postMessage',
  'onmessage',
  'onmessageerror',
  'close',
  'location',
  'name',
  'origin',
  'Worker',
  'SharedWorker',
  'XMLHttpRequest',
  'XMLHttpRequestUpload',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCDataChannel',
  'indexedDB',
  'caches',
  'cookieStore',
  'Notification',
  'BroadcastChannel',
  'FileReader',
  'FileReaderSync',
  'onerror',
  'onunhandledrejection',
  'onrejectionhandled',
  'onlanguagechange',
  'ononline',
  'onoffline',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'reportError',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'createImageBitmap',
  'ImageBitmap',
  'ImageData',
  'OffscreenCanvas',
  'OffscreenCanvasRenderingContext2D',
  'WorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
  'WorkerNavigator',
  'WorkerLocation',
  'isSecureContext',
  'crossOriginIsolated',
  'fonts',
  'FontFace',
  'scheduler',
  'trustedTypes',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
] as const;

function hide(name: string): void {
  for (let owner: object | null = globalThis; owner && owner !== Object.prototype;) {
    try {
      Reflect.deleteProperty(owner, name);
    } catch {
      // What cannot be deleted is covered below.
    }
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  if (name in globalThis) {
    Reflect.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
  }
}

export function installGlobals(globals: Readonly<Record<string, unknown>>): void {
  for (const name of HIDDEN) hide(name);
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
  }
  // What `Object.prototype.toString.call(globalThis)` says under Node.
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
}
