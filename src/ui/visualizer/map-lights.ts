/** Lights up on the maps of the page where the living actors are. The maps themselves need no script. */
export function lightUp(page: ParentNode, actors: readonly { stateId: string; count: number }[]): void {
  const living = new Map(actors.map(({ stateId, count }) => [stateId, count]));
  for (const state of page.querySelectorAll<SVGGElement>('[data-state]')) {
    const count = living.get(state.dataset['state'] ?? '');
    state.toggleAttribute('data-live', count !== undefined);
    const many = count !== undefined && count > 1;
    const number = state.querySelector('.live') ?? (many ? numberOn(state) : null);
    if (number) number.textContent = many ? `×${count}` : '';
  }
}

/** How many there are, at the upper right corner of a state. */
function numberOn(state: SVGGElement): SVGTextElement | null {
  const box = state.querySelector('rect');
  if (!box) return null;
  const number = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const corner = Number(box.getAttribute('x')) + Number(box.getAttribute('width'));
  number.setAttribute('x', String(corner));
  number.setAttribute('y', String(Number(box.getAttribute('y')) + 4));
  number.classList.add('live');
  state.append(number);
  return number;
}
