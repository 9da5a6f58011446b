/** The texts that the sandbox is given. The page fetches them: the sandbox can fetch nothing. */
import { frameAddress } from 'virtual:embedded-runner/frame';
import { partAddresses, runtimeClientAddresses, workerAddress } from 'virtual:embedded-runner';
import { RuntimeUnavailableError, type RunnableRuntime } from '#model/runtime-port.ts';
import type { PartName } from './program-parts.ts';

export { frameAddress };

async function fetchText(address: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new RuntimeUnavailableError('offline', `${address} could not be fetched: ${String(cause)}`);
  }
  if (!response.ok) {
    throw new RuntimeUnavailableError('blocked', `${address} was answered with status ${response.status}.`);
  }
  return response.text();
}

/** Fetched once; a failure is not kept. */
const fetched = new Map<string, Promise<string>>();

/** The text at an address. */
export function textOf(address: string): Promise<string> {
  let text = fetched.get(address);
  if (!text) {
    text = fetchText(address);
    text.catch(() => fetched.delete(address));
    fetched.set(address, text);
  }
  return text;
}

export const workerSource = (): Promise<string> => textOf(workerAddress);
export const runtimeClientSource = (runtime: RunnableRuntime): Promise<string> =>
  textOf(runtimeClientAddresses[runtime]);
export const partSource = (part: PartName): Promise<string> => textOf(partAddresses[part]);
