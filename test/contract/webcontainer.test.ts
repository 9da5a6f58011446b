import { runnableRuntimes } from '#model/runtime-port.ts';
import { createWebContainerRuntime } from '#runtimes/webcontainer/webcontainer-runtime.ts';
import { localHost, runtimeClient } from '../support/local-container.ts';
import { sdkFiles } from '../support/node-runtime/sdk-files.ts';
import { runContract } from './contract.ts';

// The adapter and its supervisor as they are; the container is a folder of this machine, joined by a pipe.
runContract(
  'the WebContainers adapter',
  () => createWebContainerRuntime({ host: localHost('pipe'), runtimeClient, sdkFiles }),
  { runtimes: runnableRuntimes, offers: [] },
);
