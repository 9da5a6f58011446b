/**
 * The environment of a process that has its layers in another folder than `/opt`: Node's module loader has to find
 * them where they really lie.
 */
export function movedLayers(
  environment: Readonly<Record<string, string>>,
  layersFolder: string,
): Record<string, string> {
  const { NODE_PATH } = environment;
  if (NODE_PATH === undefined) return { ...environment };
  const moved = NODE_PATH.split(':').map((folder) => folder.replace(/^\/opt(?=\/|$)/, layersFolder));
  return { ...environment, NODE_PATH: moved.join(':') };
}
