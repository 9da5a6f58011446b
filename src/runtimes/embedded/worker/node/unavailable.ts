/** What this runtime has not: it says so by name when it is called, not when it is imported. */
export const unavailable = (name: string) => (): never => {
  throw Object.assign(new Error(`${name} is not available in the embedded runtime`), {
    code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
  });
};

export function unavailableModule(module: string, names: readonly string[]): Record<string, () => never> {
  return Object.fromEntries(names.map((name) => [name, unavailable(`node:${module}.${name}`)]));
}
