/** The language that the site is written in, BCP 47. `docs/languages.md` says what a second one would take. */
export const locale = 'en-GB';

/** Addresses of a second language would begin with this; those of the first begin at the root. */
const prefix = '';

/** The address of a page in the language of the site. @param path from the root, with its slashes */
export function pageAddress(path: `/${string}`): string {
  return prefix + path;
}
