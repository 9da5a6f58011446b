import { memoryMB, timeoutSeconds } from '#model/lambda/limits.ts';
import { defaultRuntime } from '#model/lambda/runtimes.ts';
import type { RunLink } from '#model/link/run-link.schema.ts';

/** What `/run/` shows without a link. */
export const starterLink: RunLink = {
  files: {
    'index.mjs': `export const handler = async (event, context) => {
  console.log('Got', event);

  return {
    hello: event.name,
    from: context.functionName,
    memory: context.memoryLimitInMB,
  };
};
`,
  },
  handler: 'index.handler',
  runtime: defaultRuntime,
  memory: memoryMB.default,
  timeout: timeoutSeconds.default,
  env: {},
  event: '{\n  "name": "Ada"\n}',
};
