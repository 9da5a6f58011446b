import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';
import { createNodeRuntime } from '../support/node-runtime/node-runtime.ts';
import { clientAt } from '../support/node-runtime/runtime-client.ts';
import { runContract } from './contract.ts';

/** Set by scripts/contract-native.mjs: AWS's runtime client, version 4, with its native addon next to it. */
const native = process.env['NATIVE_RUNTIME_CLIENT'];
/** Set by scripts/contract-report.mjs while it writes down what is seen here. */
const records = process.env['RECORD_OBSERVATIONS'] === '1';

// Plain Node.js has no sandbox: handlers reach the network, write where they like and have no memory limit.
if (native) {
  const client = () => ({ preload: [], ...clientAt(native) });
  runContract('the native runtime client', () => createNodeRuntime({ client }), {
    runtimes: ['nodejs24.x'],
    offers: [],
  });
} else {
  runContract('plain Node.js', () => createNodeRuntime(), {
    runtimes: [...runnableRuntimes, ...osOnlyRuntimes],
    offers: [],
    engine: 'node',
    records,
  });
}
