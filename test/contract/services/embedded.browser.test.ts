import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import { runServicesContract } from './services-contract.ts';

runServicesContract('the embedded runtime', () => createEmbeddedRuntime());
