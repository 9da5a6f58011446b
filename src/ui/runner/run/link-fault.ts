import { linkFileLimit, linkJsonLimit } from '#model/link/run-link.schema.ts';
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';

/** Why these files do not go into a link, or null when they do. */
export function linkFault(files: PackageFiles): string | null {
  const entries = Object.entries(files);
  if (entries.length > linkFileLimit)
    return `A link carries up to ${linkFileLimit} files, and here are ${entries.length.toLocaleString('en')}.`;
  let characters = 0;
  for (const [path, file] of entries) {
    const content = contentOf(file);
    if (typeof content !== 'string') return `A link carries text, and ${path} is none.`;
    characters += content.length;
  }
  // Half of what it may unfold to: JSON and UTF-8 make more of some characters.
  return characters > linkJsonLimit / 2 ? 'The files are too large for a link.' : null;
}
