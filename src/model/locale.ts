/** The languages of the site, BCP 47, and what the addresses of each begin with. `docs/languages.md` says how to add one. */
const routes = { 'en-GB': '' } as const;

export type Locale = keyof typeof routes;

/** The language that the site is built in. */
export const locale: Locale = 'en-GB';

/** The address of a page in the language of the site. @param path from the root, with its slashes */
export function pageAddress(path: `/${string}`): string {
  return routes[locale] + path;
}
