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

/** A worker's error can be of any length; nobody reads more of it. */
const LONGEST_MESSAGE = 1000;

const workers = new Map<number, Worker>();

function obey(
  port: MessagePort,
  start: () => Worker,
  command: FrameCommand,
  ports: readonly MessagePort[],
): void {
  switch (command.type) {
    case 'worker.spawn': {
      const { workerId } = command;
      const worker = start();
      workers.set(workerId, worker);
      worker.onerror = (event) => {
        event.preventDefault();
        port.postMessage({
          type: 'worker.failed',
          workerId,
          message: String(event.message).slice(0, LONGEST_MESSAGE),
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

const blobAddress = (source: string): string =>
  URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

/**
 * A worker that is sent its program. WebKit (seen in WebKitGTK 2.50) starts none from a `blob:` address of an opaque
 * origin whose document asks its resources for permission, but does from a `data:` address. With the whole
 * program in the address, each line of a stack would carry it.
 */
const emptyWorker = `data:text/javascript,${encodeURIComponent('onmessage=({data})=>{onmessage=null;(0,eval)(data)}')}`;

/** Elsewhere `blob:` is the better one: the program is not copied for each worker. */
function startsFromBlob(): Promise<boolean> {
  return new Promise((resolve) => {
    const address = blobAddress('postMessage(0)');
    const probe = new Worker(address);
    const settle = (starts: boolean): void => {
      probe.terminate();
      URL.revokeObjectURL(address);
      resolve(starts);
    };
    probe.onmessage = () => {
      settle(true);
    };
    probe.onerror = () => {
      settle(false);
    };
  });
}
const probed = startsFromBlob();

addEventListener('message', function connect(event: MessageEvent<FrameConnect>) {
  const [port] = event.ports;
  if (event.source !== parent || event.data.type !== 'frame.connect' || !port) return;
  removeEventListener('message', connect);
  const { workerSource } = event.data;
  void probed.then((fromBlob) => {
    const address = fromBlob ? blobAddress(workerSource) : emptyWorker;
    const start = (): Worker => {
      const worker = new Worker(address);
      if (!fromBlob) worker.postMessage(workerSource);
      return worker;
    };
    // Commands that came meanwhile have waited in the port.
    port.onmessage = (message: MessageEvent<FrameCommand>) => {
      obey(port, start, message.data, message.ports);
    };
  });
});
// The page's origin is not known here, and the message says nothing.
parent.postMessage({ type: 'frame.loaded' } satisfies FrameLoaded, '*');
