/**
 * The program of the sandboxed frame: it holds the workers and nothing else.
 *
 * The frame is an opaque origin (`sandbox="allow-scripts"` and never `allow-same-origin`), with a policy of its
 * own that lets it load nothing. Learner code does not run in this document but in workers that it starts from a
 * `blob:` address; each gets one port, whose other end the page holds.
 */
import type {
  FrameCommand,
  FrameConnect,
  FrameLoaded,
  FrameReport,
  WorkerBoot,
} from '../protocol/frame-messages.ts';

const workers = new Map<number, Worker>();

function obey(
  port: MessagePort,
  workerAddress: string,
  command: FrameCommand,
  ports: readonly MessagePort[],
): void {
  switch (command.type) {
    case 'worker.spawn': {
      const { workerId } = command;
      const worker = new Worker(workerAddress);
      workers.set(workerId, worker);
      worker.onerror = (event) => {
        event.preventDefault();
        port.postMessage({
          type: 'worker.failed',
          workerId,
          message: String(event.message),
        } satisfies FrameReport);
      };
      worker.postMessage({ type: 'worker.boot' } satisfies WorkerBoot, [...ports]);
      return;
    }
    case 'worker.terminate':
      workers.get(command.workerId)?.terminate();
      workers.delete(command.workerId);
      return;
    case 'frame.ping':
      port.postMessage({ type: 'frame.pong', beat: command.beat } satisfies FrameReport);
      return;
  }
}

addEventListener('message', function connect(event: MessageEvent<FrameConnect>) {
  const [port] = event.ports;
  if (event.source !== parent || event.data.type !== 'frame.connect' || !port) return;
  removeEventListener('message', connect);
  const workerAddress = URL.createObjectURL(new Blob([event.data.workerSource], { type: 'text/javascript' }));
  port.onmessage = (message: MessageEvent<FrameCommand>) => {
    obey(port, workerAddress, message.data, message.ports);
  };
});
// The page's origin is not known here, and the message says nothing.
parent.postMessage({ type: 'frame.loaded' } satisfies FrameLoaded, '*');
