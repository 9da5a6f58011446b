/** What another page has to hold to show a moment of this one. */
const height = 640;

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** @param address of the page that is to be framed, with its moment */
export function embedCode(address: URL, title: string): string {
  const { href } = address;
  return `<iframe src="${attribute(href)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" style="border: 1px solid"></iframe>`;
}
