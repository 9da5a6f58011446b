/** The built-in modules, made when first asked for: most handlers need few of them. */
export class Builtins {
  readonly #factories: Readonly<Record<string, () => unknown>>;
  readonly #made = new Map<string, unknown>();

  constructor(factories: Readonly<Record<string, () => unknown>>) {
    this.#factories = factories;
  }

  get names(): string[] {
    return Object.keys(this.#factories);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#factories, name);
  }

  get(name: string): unknown {
    if (!this.#made.has(name)) this.#made.set(name, this.#factories[name]?.());
    return this.#made.get(name);
  }
}
