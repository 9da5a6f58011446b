/** Whether a key press means “search”: a slash that is not typed into anything. */
export function meansSearch(event: KeyboardEvent): boolean {
  return event.key === '/' && meansText(event);
}

/** Whether a key press is a letter or sign that no field has taken. */
export function meansText(event: KeyboardEvent): boolean {
  if ([...event.key].length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return false;
  const { target } = event;
  return !(target instanceof HTMLElement && takesText(target));
}

/** The field of a dialog that has just closed keeps the focus for a moment, and takes nothing. */
function takesText(element: HTMLElement): boolean {
  const field = element.isContentEditable || element.closest('input, textarea, select, dialog') !== null;
  return field && element.checkVisibility();
}
