/**
 * The program of a worker, which becomes one process of one execution environment. All that needs no handler is
 * done before there is one, so that an idle worker turns into a process in a few milliseconds.
 */
import type { WorkerBoot } from '../protocol/frame-messages.ts';
import { runProcess } from './environment-process.ts';
import { EsModuleEngine } from './modules/es-module-engine.ts';
import { completeBuffer } from './node/buffer.ts';
import { PagePort } from './process/page-port.ts';
import { listenToReports } from './process/reported-errors.ts';
import { unifyStackTraces } from './process/stack-traces.ts';

listenToReports();
unifyStackTraces();
completeBuffer();
const engine = new EsModuleEngine();

globalThis.onmessage = (event: MessageEvent<WorkerBoot>) => {
  const [messagePort] = event.ports;
  if (event.data.type !== 'worker.boot' || !messagePort) return;
  globalThis.onmessage = null;
  const port = new PagePort(messagePort);
  port.onStart = ({ start }) => {
    port.onStart = undefined;
    runProcess(start, port, engine);
  };
  port.report({ type: 'worker.ready' });
};
