import type { Plugin } from 'vite';

/**
 * Tells zod not to compile its schemas. It would first try whether it may, and the page's policy, which lets nothing
 * be compiled, reports even the try as an error.
 */
export function zodWithoutEval(): Plugin {
  return {
    name: 'zod-without-eval',
    transform: {
      filter: { id: /\/zod\/v4\/core\/core\.js$/ },
      // Here and not in a module of ours: it has to be said before the first schema is made.
      handler: (code) => `${code}\nglobalConfig.jitless = true;\n`,
    },
  };
}
