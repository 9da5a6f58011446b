/** What a control has to carry, so that its words are read with it. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean | undefined;
}
