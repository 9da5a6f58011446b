import type { PackageFiles } from '#model/package/deployment-package.ts';

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
