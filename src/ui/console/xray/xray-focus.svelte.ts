/** Which control is looked at: its lines light up, and it lights up when one of its lines is looked at. */
export class XrayFocus {
  /** The control's `data-field`. */
  lit = $state<string | null>(null);

  /** The control that an element of the form belongs to. */
  look(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
    if (id !== undefined) this.lit = id;
  }

  /** Goes to the control, and unfolds what it is folded into. */
  go(id: string, form: HTMLElement): void {
    const place = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`);
    for (let fold = place?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
      fold.open = true;
    const control = place?.querySelector<HTMLElement>(
      'input:checked, input:not([type="radio"]), select, textarea, input',
    );
    control?.focus();
    place?.scrollIntoView({ block: 'center' });
    this.lit = id;
  }
}
