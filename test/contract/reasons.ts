/** Why an engine shows something else than V8 does: reasons that more than one scenario has. */
import type { Difference } from './scenario.ts';

export const firefoxWords: Difference = {
  why: 'Firefox words its own errors otherwise: the type, the file and the line are the same, the message is not.',
};

export const firefoxAwaits: Difference = {
  why: 'Firefox does not show who waits: a stack ends behind the last await.',
};

export const webkitStacks: Difference = {
  why: 'WebKit does not always say where an error was made: the type and the message are the same, the stack is shorter.',
};
