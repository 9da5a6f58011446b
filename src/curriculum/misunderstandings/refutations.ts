import type { Refutation } from './refutation.ts';

const refutations = import.meta.glob<Refutation>('/content/misunderstandings/*/refutes.ts', {
  import: 'default',
});

/**
 * What refutes a belief, loaded when it is asked for.
 *
 * @param folder below content/misunderstandings
 * @throws when the folder has no refutes.ts
 */
export function refutationOf(folder: string): Promise<Refutation> {
  const load = refutations[`/content/misunderstandings/${folder}/refutes.ts`];
  if (load === undefined) throw new Error(`content/misunderstandings/${folder}/refutes.ts is missing.`);
  return load();
}
