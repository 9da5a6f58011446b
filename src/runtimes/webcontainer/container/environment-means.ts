/** Finds out what the Node.js in this container can do: WebContainers is not Linux, and changes. */
import { join } from 'node:path';
import { nodeFlags } from '../../embedded/node-release.ts';
import type { ClientMode } from '../protocol/messages.ts';
import { startNodeProcess } from './node-process.ts';

export interface EnvironmentMeans {
  client: ClientMode;
  /** The flags that Lambda gives to Node.js, where this one knows them. */
  flags: readonly string[];
}

/** How long a process may take to say one word, in ms. */
const patience = 4000;

/** What Lambda does first. */
const candidates: readonly EnvironmentMeans[] = [
  { client: 'frozen', flags: nodeFlags },
  { client: 'frozen', flags: [] },
  { client: 'unthreaded', flags: [] },
];

const word = '"here"';

/** @throws Error where no process can be started, or none can be heard over loopback */
export async function environmentMeans(folder: string): Promise<EnvironmentMeans> {
  for (const means of candidates) {
    if (await works(folder, means)) return means;
  }
  throw new Error('No process of Node.js that was started in the container could be heard over loopback.');
}

/** Has a process say a word through the stand-in for AWS's native addon. */
async function works(folder: string, { client, flags }: EnvironmentMeans): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const limit = setTimeout(() => resolve(false), patience);
  let heard = false;
  const rapidClient = join(folder, 'rapid-client.cjs');
  const started = startNodeProcess(
    {
      args: [
        ...flags,
        '--require',
        rapidClient,
        '--eval',
        `require('./rapid-client.node').done('check', ${JSON.stringify(word)})`,
      ],
      cwd: folder,
      env: { NODE_RUNTIME_CLIENT: client },
    },
    {
      async handle(request) {
        let text = '';
        for await (const part of request.body) text += Buffer.from(part).toString();
        heard = text === word;
        return { status: 202, headers: {}, body: new Uint8Array() };
      },
      output: () => undefined,
      exited: () => resolve(heard),
    },
  );
  started.catch(() => resolve(false));
  const worked = await promise;
  clearTimeout(limit);
  if (!worked) void started.then((child) => child.kill('SIGKILL')).catch(() => undefined);
  return worked;
}
