/** The `process` that packages of this program see: it is loaded before there is a process. */
import { native } from '../process/native.ts';

const standIn = {
  nextTick: (task: (...values: unknown[]) => void, ...values: unknown[]) => {
    native.queueMicrotask(() => {
      task(...values);
    });
  },
  cwd: () => '/var/task',
  platform: 'linux',
  version: 'v24.0.0',
  versions: {},
  env: {},
  emitWarning: () => undefined,
};
export { standIn as process };
export default standIn;
