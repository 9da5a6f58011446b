import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = '/tmp/count';
const counted = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);

export const handler = async (event) => {
  if (event.crash) process.exit(1);
  const count = counted() + 1;
  writeFileSync(file, String(count));
  return { count };
};
