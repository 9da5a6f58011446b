/** Makes the worker's global scope Node's: what Node has not goes, whatever a browser may call it. */
import { nodeGlobals } from './node-globals.ts';

/** A browser keeps these on prototypes of the global scope, which are emptied; Node has them as its own. */
function ownWebGlobals(): Record<string, unknown> {
  const scope = globalThis;
  return {
    performance: scope.performance,
    atob: scope.atob.bind(scope),
    btoa: scope.btoa.bind(scope),
    queueMicrotask: scope.queueMicrotask.bind(scope),
    structuredClone: scope.structuredClone.bind(scope),
  };
}

function remove(owner: object, name: PropertyKey): void {
  if (Reflect.deleteProperty(owner, name)) return;
  Reflect.defineProperty(owner, name, { value: undefined });
}

/**
 * @param globals what Node has and a browser has not, or has otherwise
 * @param kept names of this program's own that its modules look up
 */
export function installGlobals(globals: Readonly<Record<string, unknown>>, kept: ReadonlySet<string>): void {
  const own = { ...ownWebGlobals(), ...globals };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!nodeGlobals.has(name) && !kept.has(name)) remove(globalThis, name);
  }
  for (let owner = prototypeOf(globalThis); owner && owner !== EventTarget.prototype;) {
    for (const name of Object.getOwnPropertyNames(owner)) remove(owner, name);
    owner = prototypeOf(owner);
  }
  // Node's global scope is no event target. The methods themselves serve others.
  for (const name of ['constructor', ...Object.getOwnPropertyNames(EventTarget.prototype)]) {
    own[name] = name === 'constructor' ? Object : undefined;
  }
  for (const [name, value] of Object.entries(own)) {
    const enumerable = nodeGlobals.has(name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable });
  }
  // What `Object.prototype.toString.call(globalThis)` says under Node.
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
}

const prototypeOf = (value: object): object | null => Object.getPrototypeOf(value) as object | null;
