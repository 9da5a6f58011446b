// `npm start`: from a fresh clone to a site that is served. Options after `--` go to the server (--port, --host).
import { become, install, run } from './setup.mjs';

install();
if (run('npm', ['run', '--silent', 'build']) !== 0) {
  console.error('The build failed: see above.');
  process.exit(1);
}
become('node', ['scripts/preview.mjs', ...process.argv.slice(2)]);
