import { appendFile, readFile } from 'node:fs/promises';

export const handler = async (event) => {
  await appendFile('/tmp/guests', `${event.guest} `);
  return (await readFile('/tmp/guests', 'utf8')).trim();
};
