import { describe, it } from 'vitest';
import { osOnlyRuntimes, runnableRuntimes } from '#model/runtime-port.ts';
import { findWebKitDriver } from '../../scripts/browser.mjs';
import { runContract } from './contract.ts';
import { createWebKitRuntime } from './webkit/webkit-runtime.ts';

// A third of the scenarios: a stock WebKitGTK has to be driven from outside.
if (findWebKitDriver()) {
  runContract('the embedded runtime in WebKitGTK', createWebKitRuntime, {
    runtimes: [...runnableRuntimes, ...osOnlyRuntimes],
    offers: ['sandbox', 'nodePathImports'],
    engine: 'webkit',
  });
} else {
  describe('the embedded runtime in WebKitGTK', () => {
    it.skip('needs WebKitWebDriver');
  });
}
