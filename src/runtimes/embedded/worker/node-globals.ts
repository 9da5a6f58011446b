/**
 * The names of the global scope of Node.js 24.21, as `Object.getOwnPropertyNames(globalThis)` gives them, but
 * for those that lead out of the sandbox (`BroadcastChannel`, `WebSocket`).
 */
export const nodeGlobals: ReadonlySet<string> = new Set(
  [
    'AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt',
    'BigInt64Array BigUint64Array Blob Boolean Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream',
    'CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream',
    'DisposableStack Error EvalError Event EventTarget File FinalizationRegistry Float16Array Float32Array',
    'Float64Array FormData Function Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math',
    'MessageChannel MessageEvent MessagePort NaN Navigator Number Object Performance PerformanceEntry',
    'PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList',
    'PerformanceResourceTiming Promise Proxy RangeError ReadableByteStreamController ReadableStream',
    'ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController',
    'ReadableStreamDefaultReader ReferenceError Reflect RegExp Request Response Set SharedArrayBuffer String',
    'SubtleCrypto SuppressedError Symbol SyntaxError TextDecoder TextDecoderStream TextEncoder',
    'TextEncoderStream TransformStream TransformStreamDefaultController TypeError URIError URL URLPattern',
    'URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly',
    'WritableStream WritableStreamDefaultController WritableStreamDefaultWriter atob btoa clearImmediate',
    'clearInterval clearTimeout console crypto decodeURI decodeURIComponent encodeURI encodeURIComponent escape',
    'eval fetch global globalThis isFinite isNaN navigator parseFloat parseInt performance process',
    'queueMicrotask setImmediate setInterval setTimeout structuredClone undefined unescape',
  ].flatMap((line) => line.split(' ')),
);
