/** A lesson's Markdown as the words that a reader sees, section by section. */
import { factOf } from '../facts.ts';

export interface PlainSection {
  /** The heading; empty before the first one. */
  title: string;
  /** The heading's anchor in the page. */
  anchor: string;
  text: string;
}

/** @param markdown with or without front matter */
export function plainSections(markdown: string): PlainSection[] {
  const prose = markdown.replace(/^---\n.*?\n---\n/s, '');
  return prose.split(/^(?=## )/m).flatMap((part) => {
    const [, title = '', body = ''] = /^## ([^\n]+)\n(.*)$/s.exec(part) ?? ['', '', part];
    const text = plainText(body);
    return text === '' ? [] : [{ title: plainText(title), anchor: headingAnchor(title), text }];
  });
}

function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^:{2,}.*$/gm, '')
    .replaceAll(/:fact\{key="?([^"}\s]+)"?\}/g, (_, key: string) => factOf(key).text)
    .replaceAll(/^```.*$/gm, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*_]{1,3}(?=\S)|(?<=\S)[`*_]{1,3}/g, '')
    .replaceAll(/^#+ |^> |^[-*] |^\d+\. /gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** As the page's headings have it. */
function headingAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
