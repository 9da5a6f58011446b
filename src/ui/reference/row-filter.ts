/** Hides the rows of a page that lack the words of its filter, and the sections that are left without any. */

/** Whether a row's text has every word, in any order and any case. */
export function hasWords(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

export function filterRows(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('[data-filter]');
  const field = form?.querySelector('input');
  const count = form?.querySelector('[data-count]');
  if (!form || !field || !count) return;
  // The page says it in its own words, with # for each number.
  const { said = '' } = form.dataset;
  const rows = [...page.querySelectorAll<HTMLElement>('[data-row]')].map((row) => ({
    row,
    text: row.textContent,
  }));
  const sections = [...page.querySelectorAll<HTMLElement>('[data-filtered]')];

  const apply = () => {
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !hasWords(text, field.value.trim());
      if (!row.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector('[data-row]:not([hidden])');
    count.textContent = said.replace('#', String(shown));
  };
  field.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // An address may carry what to look for; a link to a row shows that row.
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  if (field.value !== '') apply();
  addEventListener('hashchange', () => {
    if (field.value === '') return;
    field.value = '';
    apply();
    page.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
}
