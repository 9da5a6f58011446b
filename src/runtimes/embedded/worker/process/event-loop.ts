/**
 * What Node's event loop knows and a browser's does not say: whether anything is still awaited, and that a
 * frozen environment runs nothing.
 */
import { native } from './native.ts';

/** Turns of the loop that must pass without a new handle before it counts as empty. */
const QUIET_TURNS = 4;
const QUIET_MS = 5;

const turns = new MessageChannel();
const queue: (() => void)[] = [];
// Bound now: a handler may replace MessagePort.prototype.postMessage.
const wake = turns.port2.postMessage.bind(turns.port2) as (message: null) => void;
turns.port1.onmessage = () => queue.shift()?.();

/** Runs `task` in a turn of its own, without the clamping of nested timers. */
export function inNextTurn(task: () => void): void {
  queue.push(task);
  wake(null);
}

/** What Node does when nothing is left to wait for. https://nodejs.org/api/process.html#event-beforeexit */
export interface LoopEnd {
  /** May begin something new. */
  beforeExit(): void;
  exit(): void;
}

export class EventLoop {
  readonly #end: LoopEnd;
  #handles = 0;
  /** Counts every handle ever taken: equal before and after a wait means that nothing began meanwhile. */
  #taken = 0;
  #checking = false;
  #frozen = false;
  #held: (() => void)[] = [];

  constructor(end: LoopEnd) {
    this.#end = end;
  }

  /** Something is awaited that keeps the process alive: a timer, a request, a server. */
  hold(): void {
    this.#handles += 1;
    this.#taken += 1;
  }

  release(): void {
    this.#handles -= 1;
    this.#check();
  }

  /** Lambda freezes an environment while its `next` is pending: what falls due waits for the thaw. */
  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    for (const task of this.#held.splice(0)) inNextTurn(() => this.run(task));
  }

  /** Runs `task` now, or after the thaw. */
  run(task: () => void): void {
    if (this.#frozen) this.#held.push(task);
    else task();
  }

  #check(): void {
    if (this.#handles > 0 || this.#checking) return;
    this.#checking = true;
    const taken = this.#taken;
    let turn = 0;
    const settle = (): void => {
      this.#checking = false;
      if (this.#handles > 0) return;
      if (taken === this.#taken) this.#finish();
      else this.#check();
    };
    const wait = (): void => {
      if (taken !== this.#taken) settle();
      else if (turn++ < QUIET_TURNS) inNextTurn(wait);
      else native.setTimeout(settle, QUIET_MS);
    };
    inNextTurn(wait);
  }

  #finish(): void {
    const taken = this.#taken;
    this.#end.beforeExit();
    inNextTurn(() => {
      // Whatever began meanwhile, even if it is over already, gets a `beforeExit` of its own.
      if (taken === this.#taken) this.#end.exit();
      else this.#check();
    });
  }
}
