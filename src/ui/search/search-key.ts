/** Whether a key press means “search”: a slash that is not typed into anything. */
export function meansSearch(event: KeyboardEvent): boolean {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return false;
  const { target } = event;
  return !(target instanceof HTMLElement && takesText(target));
}

function takesText(element: HTMLElement): boolean {
  return element.isContentEditable || element.closest('input, textarea, select, dialog') !== null;
}
