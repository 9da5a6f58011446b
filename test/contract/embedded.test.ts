import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import { runContract } from './contract.ts';

runContract('the embedded runtime', () => createEmbeddedRuntime(), {
  runtimes: [...runnableRuntimes, ...osOnlyRuntimes],
  offers: ['sandbox', 'nodePathImports'],
  engine: navigator.userAgent.includes('Firefox/') ? 'firefox' : 'chromium',
});
