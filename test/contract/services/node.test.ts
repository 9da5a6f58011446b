import { createNodeRuntime } from '../../support/node-runtime/node-runtime.ts';
import { runServicesContract } from './services-contract.ts';

runServicesContract('plain Node.js', () => createNodeRuntime());
