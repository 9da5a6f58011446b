/** `node:util/types`. */
const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice('[object '.length, -1);
const isTyped = (name: string) => (value: unknown) => ArrayBuffer.isView(value) && tagOf(value) === name;

export const types = {
  isPromise: (value: unknown) => value instanceof Promise,
  isDate: (value: unknown) => value instanceof Date,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isNativeError: (value: unknown) => value instanceof Error,
  isMap: (value: unknown) => value instanceof Map,
  isSet: (value: unknown) => value instanceof Set,
  isWeakMap: (value: unknown) => value instanceof WeakMap,
  isWeakSet: (value: unknown) => value instanceof WeakSet,
  isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isAnyArrayBuffer: (value: unknown) => ['ArrayBuffer', 'SharedArrayBuffer'].includes(tagOf(value)),
  isSharedArrayBuffer: (value: unknown) => tagOf(value) === 'SharedArrayBuffer',
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isDataView: (value: unknown) => value instanceof DataView,
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isUint8Array: isTyped('Uint8Array'),
  isUint8ClampedArray: isTyped('Uint8ClampedArray'),
  isUint16Array: isTyped('Uint16Array'),
  isUint32Array: isTyped('Uint32Array'),
  isInt8Array: isTyped('Int8Array'),
  isInt16Array: isTyped('Int16Array'),
  isInt32Array: isTyped('Int32Array'),
  isFloat32Array: isTyped('Float32Array'),
  isFloat64Array: isTyped('Float64Array'),
  isBigInt64Array: isTyped('BigInt64Array'),
  isBigUint64Array: isTyped('BigUint64Array'),
  isAsyncFunction: (value: unknown) => typeof value === 'function' && tagOf(value) === 'AsyncFunction',
  isGeneratorFunction: (value: unknown) =>
    typeof value === 'function' && /GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: (value: unknown) => tagOf(value) === 'Generator',
  isBoxedPrimitive: (value: unknown) =>
    typeof value === 'object' && ['String', 'Number', 'Boolean', 'Symbol', 'BigInt'].includes(tagOf(value)),
  isSymbolObject: (value: unknown) => typeof value === 'object' && tagOf(value) === 'Symbol',
  isModuleNamespaceObject: (value: unknown) => tagOf(value) === 'Module',
  isExternal: () => false,
  // A proxy cannot be told from what it stands for.
  isProxy: () => false,
};
