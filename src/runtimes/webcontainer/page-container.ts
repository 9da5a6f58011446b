import { runtimeClientSource } from '../embedded/runner-files.ts';
import { sdkFiles } from '../embedded/sdk-clients.ts';
import { createStackBlitzHost } from './stackblitz-host.ts';
import { createWebContainerRuntime, type WebContainerRuntime } from './webcontainer-runtime.ts';

/** WebContainers as this site uses it. Contacts nobody before it is prepared or started. */
export function createPageContainer(): WebContainerRuntime {
  return createWebContainerRuntime({
    host: createStackBlitzHost(),
    runtimeClient: runtimeClientSource,
    sdkFiles,
  });
}
