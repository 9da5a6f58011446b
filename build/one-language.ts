import type { Plugin } from 'vite';
import { locale } from '../src/model/locale.ts';

const choice = /\bspoken\(\{([^{}]*)\}\)/;

/**
 * A file of words with the words of one language in place of the choice between them; a bundler then leaves the
 * others out.
 *
 * @throws Error where the language is missing, or the words of each are not a name of their own
 */
export function withOneLanguage(code: string, language: string): string {
  return code.replace(choice, (_, each: string) => {
    const named = each.split(',').map((entry) => /^\s*'?([\w-]+)'?:\s*(\w+)\s*$/.exec(entry));
    const name = named.find((entry) => entry?.[1] === language)?.[2];
    if (name === undefined)
      throw new Error(`A file of words says spoken({ '${language}': english, … }), with a name for each.`);
    return name;
  });
}

/** Keeps the words of other languages out of the scripts, and with them the choosing. */
export function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\.words\.ts$/ },
      handler: (code) => ({ code: withOneLanguage(code, locale), map: null }),
    },
  };
}
