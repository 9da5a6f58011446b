import { type Blueprint, blueprintSchema } from './blueprint.ts';

const descriptions = import.meta.glob<unknown>('/content/blueprints/*/blueprint.json', {
  eager: true,
  import: 'default',
});
const texts = import.meta.glob<string>('/content/blueprints/*/*', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** All blueprints, by the name of their folder. Throws where one is not as it should be, which the tests rule out. */
export const blueprints: readonly Blueprint[] = Object.entries(descriptions).map(([path, description]) => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const files = Object.entries(texts).flatMap(([name, content]) =>
    name.startsWith(folder) && !name.endsWith('.json') ? [[name.slice(folder.length), content] as const] : [],
  );
  return {
    ...blueprintSchema.parse(description),
    files: Object.fromEntries(files),
    event: texts[`${folder}event.json`] ?? '{}',
  };
});
