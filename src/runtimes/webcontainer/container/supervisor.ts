/**
 * The one program that the page starts inside the container. It starts and ends a process of Node.js for each
 * execution environment, and carries their messages to and from the Runtime API, which is in the page.
 */
import process from 'node:process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framed, FrameReader } from '../protocol/frames.ts';
import type { SupervisorCommand, SupervisorReport } from '../protocol/messages.ts';
import { environmentMeans } from './environment-means.ts';
import { Environments } from './environments.ts';

const folder = dirname(fileURLToPath(import.meta.url));

function tell(report: SupervisorReport): void {
  process.stdout.write(framed('toPage', report));
}

// A terminal that edits lines would cut long ones, and echo them.
if (process.stdin.isTTY) process.stdin.setRawMode(true);

try {
  const means = await environmentMeans(folder);
  const environments = new Environments(folder, means, tell);
  const reader = new FrameReader('toSupervisor', (message) => {
    // Only the page that started us has this end of the terminal.
    environments.obey(message as SupervisorCommand);
  });
  process.stdin.setEncoding('utf8').on('data', (text: string) => reader.write(text));
  process.stdin.once('end', () => process.exit(0));
  tell({ type: 'supervisor.ready', nodeVersion: process.version, folder, client: means.client });
} catch (error) {
  tell({ type: 'supervisor.failed', message: error instanceof Error ? error.message : String(error) });
}
