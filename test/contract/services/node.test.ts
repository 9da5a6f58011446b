import { createNodeRuntime } from '../../support/node-runtime/node-runtime.ts';
import { sdkBundle } from '../../support/sdk-bundle.ts';
import { runServicesContract } from './services-contract.ts';

runServicesContract('plain Node.js', () => createNodeRuntime(), sdkBundle);
