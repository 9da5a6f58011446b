/**
 * A card beside a linked term: what the glossary says of it. It comes when the pointer rests on the link or the
 * keyboard reaches it, and a finger's first tap opens it instead of the page. Escape or a click elsewhere closes it.
 */
const restMs = 200;
const leaveMs = 250;
/** Between the link and its card, and between the card and the window's edge, in px. */
const gap = 6;

export function showTermCards(page: Document): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('a.term[data-term]')];
  if (links.length === 0 || !('popover' in HTMLElement.prototype)) return;
  const parts = emptyCard(page);
  if (parts === undefined) return;
  const { card, text, more } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLAnchorElement | undefined;

  const soon = (act: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const hide = () => card.hidePopover();
  const show = (link: HTMLAnchorElement) => {
    clearTimeout(timer);
    if (shown === link) return;
    text.textContent = link.dataset['term'] ?? '';
    more.href = link.href;
    card.showPopover();
    place(card, link);
    shown = link;
    link.setAttribute('aria-describedby', text.id);
  };

  card.addEventListener('toggle', (event) => {
    if (event.newState === 'open') return;
    shown?.removeAttribute('aria-describedby');
    shown = undefined;
  });
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', () => soon(hide, leaveMs));
  addEventListener('scroll', () => shown && hide(), { passive: true });

  for (const link of links) {
    link.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') soon(() => show(link), restMs);
    });
    link.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') soon(hide, leaveMs);
    });
    link.addEventListener('focus', () => {
      if (link.matches(':focus-visible')) show(link);
    });
    link.addEventListener('blur', () => soon(hide, leaveMs));
    link.addEventListener('click', (event) => {
      if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
      event.preventDefault();
      show(link);
    });
  }
}

/** The page brings it along, in its own words; undefined where it does not. */
function emptyCard(page: Document) {
  const card = page.querySelector<HTMLElement>('#term-card');
  const text = card?.querySelector('p');
  const more = card?.querySelector('a');
  return card && text && more ? { card, text, more } : undefined;
}

/** Under the link's first line, or above it where there is no room. */
function place(card: HTMLElement, link: HTMLElement): void {
  const [line = link.getBoundingClientRect()] = link.getClientRects();
  const { offsetWidth: width, offsetHeight: height } = card;
  const room = document.documentElement.clientWidth - width - gap;
  const below = line.bottom + gap;
  const top = below + height + gap > innerHeight ? line.top - gap - height : below;
  card.style.left = `${Math.max(gap, Math.min(line.left, room))}px`;
  card.style.top = `${Math.max(gap, top)}px`;
}
