import { locale } from '#model/locale.ts';
import { linkFileLimit, linkJsonLimit } from '#model/link/run-link.schema.ts';
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';
import { words } from './run.words.ts';

/** Why these files do not go into a link, or null when they do. */
export function linkFault(files: PackageFiles): string | null {
  const entries = Object.entries(files);
  if (entries.length > linkFileLimit)
    return words.tooManyFiles(linkFileLimit, entries.length.toLocaleString(locale));
  let characters = 0;
  for (const [path, file] of entries) {
    const content = contentOf(file);
    if (typeof content !== 'string') return words.noText(path);
    characters += content.length;
  }
  // Half of what it may unfold to: JSON and UTF-8 make more of some characters.
  return characters > linkJsonLimit / 2 ? words.tooLarge : null;
}
