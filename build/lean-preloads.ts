import type { Plugin } from 'vite';

/**
 * Before a script that is loaded later, Vite names all that it imports, so that it comes at once. Those lists are in
 * the scripts that every reader loads, and most of what they name is there by then: a script finds its own imports.
 * Its styles have to be named, since nothing else asks for them.
 */
export function leanPreloads(): Plugin {
  return {
    name: 'lean-preloads',
    configEnvironment(name) {
      if (name !== 'client') return;
      const resolveDependencies = (_: string, files: string[]) =>
        files.filter((file) => file.endsWith('.css'));
      return { build: { modulePreload: { polyfill: false, resolveDependencies } } };
    },
  };
}
