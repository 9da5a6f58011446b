import { existsSync, writeFileSync } from 'node:fs';

export const handler = async (event) => {
  if (event.crash) {
    writeFileSync('/tmp/broken', 'half a file');
    process.exit(1);
  }
  return { broken: existsSync('/tmp/broken') };
};
