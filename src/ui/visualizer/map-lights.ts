/** Lights up on the maps of the page where the living actors are. The maps themselves need no script. */
export function lightUp(page: ParentNode, actors: readonly { stateId: string; count: number }[]): void {
  const living = new Map(actors.map(({ stateId, count }) => [stateId, count]));
  for (const state of page.querySelectorAll<SVGGElement>('[data-state]')) {
    const count = living.get(state.dataset['state'] ?? '');
    state.toggleAttribute('data-live', count !== undefined);
    const number = state.querySelector('.live');
    if (number) number.textContent = count !== undefined && count > 1 ? `×${count}` : '';
  }
}
