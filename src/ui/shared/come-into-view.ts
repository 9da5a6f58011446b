/**
 * Brings what has just opened to who opened it, where the window has room for it; the focus stays.
 *
 * An attachment.
 */
export function comeIntoView(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest' });
}
