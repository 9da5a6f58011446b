import type { PackageFiles } from '#model/package/deployment-package.ts';
import { osOnlyRuntimes } from '#model/runtime-port.ts';

/** What a new function begins with. A new Node.js function gets an ES module. */
export const starterFiles: PackageFiles = {
  'index.mjs': `// Out here: once for each container, while it starts.
let events = 0;

// In here: once for each event.
export const handler = async (event) => {
  events += 1;
  console.log('Got', event);

  return {
    statusCode: 200,
    body: JSON.stringify(\`Hello from Lambda! Event number \${events} of this container.\`),
  };
};
`,
};

/** What an OS-only function begins with: a runtime of one's own, and a handler for it. */
export const starterBootstrap: PackageFiles = {
  bootstrap: {
    executable: true,
    content: `#!/usr/bin/env node
// The whole runtime. Lambda starts this file, and nothing else.
const api = \`http://\${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime\`;

const post = (path, body) =>
  fetch(\`\${api}/\${path}\`, { method: 'POST', body: JSON.stringify(body) });
const describe = (error) => ({
  errorType: error.name,
  errorMessage: error.message,
  stackTrace: error.stack.split('\\n').slice(1),
});

// Init: load the handler that the configuration names.
let handler;
try {
  const [file, name] = process.env._HANDLER.split('.');
  handler = (await import(\`./\${file}.mjs\`))[name];
  if (typeof handler !== 'function') throw new Error(\`\${file}.mjs exports no function \${name}\`);
} catch (error) {
  await post('init/error', describe(error));
  process.exit(1);
}

// One event after another, until the container ends.
for (;;) {
  // Hangs until there is an event; the container is frozen meanwhile.
  const next = await fetch(\`\${api}/invocation/next\`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  try {
    const result = await handler(await next.json());
    await post(\`invocation/\${id}/response\`, result ?? null);
  } catch (error) {
    await post(\`invocation/\${id}/error\`, describe(error));
  }
}
`,
  },
  'index.mjs': `export const handler = async (event) => {
  console.log('Got', event);
  return { greeting: 'Hello from a runtime of my own!' };
};
`,
};

export function starterOf(runtime: string): PackageFiles {
  return osOnlyRuntimes.some((osOnly) => osOnly === runtime) ? starterBootstrap : starterFiles;
}
