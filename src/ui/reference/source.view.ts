/** How a source and our confidence in it are shown. */
import type { Confidence } from '#model/facts/confidence.ts';
import { words } from './reference.words.ts';

/** Told apart by shape, and never without the word. */
export const confidenceSigns: Readonly<Record<Confidence, string>> = {
  documented: '●',
  measured: '◆',
  observed: '○',
  unverified: '?',
};

/** A short name for an address, or for `package@version:file#member`. */
export function sourceName(source: string): string {
  if (!source.startsWith('https://')) {
    const [library = source, file = ''] = source.split(':');
    const member = file.split('#')[1];
    return member === undefined ? library : `${library}, ${member}`;
  }
  const { hostname, pathname } = new URL(source);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1)?.replace(/\.(html|md)$/, '');
  if (hostname === 'docs.aws.amazon.com') return words.awsGuide(last ?? hostname);
  if (hostname === 'github.com') return parts.slice(0, 2).join('/');
  return hostname.replace(/^www\./, '');
}
