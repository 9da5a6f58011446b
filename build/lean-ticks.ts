import type { Plugin } from 'vite';

/** What the library makes as soon as it is loaded, for functions that nobody here calls. */
const made = /^(const \w+ = )((?:bisector\(\w+\)|ascendingBisect)(?:\.\w+)?);$/gm;

/**
 * d3-array with a mark at what it makes for its searches in sorted lists, so that a bundler may leave it out.
 *
 * @throws Error where the library has nothing of the kind: then this is needed no more
 */
export function withoutSearches(code: string): string {
  const marked = code.replace(made, '$1/* @__PURE__ */ (() => $2)();');
  if (marked === code) throw new Error('d3-array makes no searches any more when it is loaded.');
  return marked;
}

/** Takes the round numbers of a timeline's axis from d3-array, and its searches not with them. */
export function leanTicks(): Plugin {
  return {
    name: 'lean-ticks',
    apply: 'build',
    transform: {
      filter: { id: /\/d3-array\/dist\/d3-array\.mjs$/ },
      handler: (code) => ({ code: withoutSearches(code), map: null }),
    },
  };
}
