import { runnableRuntimes } from '#model/runtime-port.ts';
import { createNodeRuntime } from '../support/node-runtime/node-runtime.ts';
import { runContract } from './contract.ts';

// Plain Node.js has no sandbox: handlers reach the network, write where they like and have no memory limit.
runContract('plain Node.js', () => createNodeRuntime(), { runtimes: runnableRuntimes, offers: [] });
