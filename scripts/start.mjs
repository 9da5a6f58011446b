// `npm start`: from a fresh clone to a site that is served. Options after `--` go to the server (--port, --host).
import { become, install, run } from './setup.mjs';

try {
  install();
  if (run('npm', ['run', '--silent', 'build']) !== 0) throw new Error('The build failed: see above.');
  become('node', ['scripts/preview.mjs', ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
