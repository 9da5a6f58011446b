import { createWebContainerRuntime } from '#runtimes/webcontainer/webcontainer-runtime.ts';
import { localHost, runtimeClient } from '../../support/local-container.ts';
import { sdkFiles } from '../../support/node-runtime/sdk-files.ts';
import { runServicesContract } from './services-contract.ts';

runServicesContract('the WebContainers adapter', () =>
  createWebContainerRuntime({ host: localHost('pipe'), runtimeClient, sdkFiles }),
);
