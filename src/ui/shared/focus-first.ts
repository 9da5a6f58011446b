/**
 * Brings a form that has just opened to who opened it, and gives the focus back when it closes.
 *
 * An attachment of the form. What opened it has to stay on the page.
 */
export function focusFirst(form: HTMLElement): () => void {
  const opener = document.activeElement;
  form.querySelector<HTMLElement>('select, input, textarea')?.focus();
  return () => {
    if (opener instanceof HTMLElement) opener.focus();
  };
}
