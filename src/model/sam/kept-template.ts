/** A template that the learner brought, and which of its resources is the function. */
export interface KeptTemplate {
  text: string;
  /** Logical id. */
  resource: string;
}
