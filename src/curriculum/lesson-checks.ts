import type { Check } from './check.ts';

const checks = import.meta.glob<Check>('/content/lessons/*/*/check.ts', { import: 'default' });

/**
 * The check of a lesson, loaded when it is asked for.
 *
 * @param folder `<n>-<part>/<n>-<lesson>`
 * @throws when the folder has no check.ts
 */
export function lessonCheck(folder: string): Promise<Check> {
  const load = checks[`/content/lessons/${folder}/check.ts`];
  if (load === undefined) throw new Error(`content/lessons/${folder}/check.ts is missing.`);
  return load();
}
