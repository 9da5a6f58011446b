/** What the page and the sandboxed frame say to each other. */

/** From the frame's window to the page's; its answer carries the port for all that follows. */
export interface FrameLoaded {
  type: 'frame.loaded';
}
export interface FrameConnect {
  type: 'frame.connect';
  /** The worker's program; the frame keeps it, so it crosses once. */
  workerSource: string;
}

export type FrameCommand =
  /** Comes with one port, which the frame hands on to the worker. */
  | { type: 'worker.spawn'; workerId: number }
  | { type: 'worker.terminate'; workerId: number }
  | { type: 'frame.ping'; beat: number };

export type FrameReport =
  | { type: 'frame.pong'; beat: number }
  /** The worker could not be loaded, or threw where nothing catches. */
  | { type: 'worker.failed'; workerId: number; message: string };

/** Passed on by the frame as the first message of a worker, with its port to the page. */
export interface WorkerBoot {
  type: 'worker.boot';
}
