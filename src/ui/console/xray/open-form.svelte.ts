/** The form that is open on a page: what its button would send, and which of its controls is looked at. */
import { getContext, setContext } from 'svelte';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import type { ServiceCall } from '#model/services/service-call.ts';
import { XrayFocus } from './xray-focus.svelte.ts';

export interface Typed {
  calls: readonly ApiCall[];
  /** What they are: what the button sends; typed, and it would be refused; as it is, and there is nothing to send. */
  as: 'sent' | 'wrong' | 'unchanged';
  /** What IAM makes first. */
  newRole: IamRole | null;
  /** What other services are asked before Lambda, and after it. */
  before?: readonly ServiceCall[];
  after?: readonly ServiceCall[];
  /** The words on the button that sends; left out: Save. */
  button?: string;
}

export class OpenForm {
  readonly focus = new XrayFocus();
  element = $state.raw<HTMLElement>();
  /** The `data-field`s that it has. */
  controls = $state.raw<readonly string[]>([]);
  /** Its X-ray stands beside it: nobody has to show it below. */
  beside = $state(false);
  readonly #typed: () => Typed;

  constructor(typed: () => Typed) {
    this.#typed = typed;
  }

  get typed(): Typed {
    return this.#typed();
  }

  readonly go = (field: string): void => {
    if (this.element) this.focus.go(field, this.element);
  };
}

/** Where one form stands below another, the first has its turn again when the second is closed. */
export class OpenForms {
  #open = $state.raw<readonly OpenForm[]>([]);

  /** The one that was opened or touched last. */
  get last(): OpenForm | null {
    return this.#open.at(-1) ?? null;
  }

  touch(form: OpenForm): void {
    if (this.last !== form) this.#open = [...this.#open.filter((each) => each !== form), form];
  }

  close(form: OpenForm): void {
    this.#open = this.#open.filter((each) => each !== form);
  }
}

const key = Symbol('OpenForms');

export function provideOpenForms(): OpenForms {
  return setContext(key, new OpenForms());
}

/** Nobody looks where a page does not provide for it, as in a lesson. */
export function useOpenForms(): OpenForms | undefined {
  return getContext<OpenForms | undefined>(key);
}
