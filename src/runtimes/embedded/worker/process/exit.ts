/**
 * An exact end: nothing runs after it.
 *
 * `close()` would let the running task go on. A worker that waits on shared memory for ever does not, and a
 * WebAssembly memory is shared in an insecure context and without cross-origin isolation too (seen in Chromium
 * 156, Firefox 153 and WebKitGTK 2.50). The page terminates the parked worker.
 */
const gate = (() => {
  try {
    return new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
  } catch {
    return null;
  }
})();

/** Thrown where the engine cannot park, to leave at least the running function. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

export function park(): never {
  if (gate) Atomics.wait(gate, 0, 0);
  throw new ProcessEnded();
}
