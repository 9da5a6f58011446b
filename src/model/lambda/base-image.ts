/** What lies on the disk of a function before its first event: folders, and who put what there. */
import baseImage from '#content/facts/base-image.json' with { type: 'json' };
import { osOnlyRuntimes } from '../runtime-port.ts';

export type ImageLayer = 'system' | 'language' | 'client' | 'yours' | 'written';

export interface ImageNode {
  name: string;
  path: string;
  /** `null`: a folder on the way. */
  about: string | null;
  layer: ImageLayer | null;
  children: readonly ImageNode[];
}

export const layerWords: Readonly<Record<ImageLayer, string>> = {
  system: 'operating system',
  language: 'language',
  client: 'runtime client',
  yours: 'yours',
  written: 'the function’s own',
};

interface Entry {
  layer: string;
  about: string;
  only?: string;
}

/** @param files names of the files of the package */
export function baseImageTree(runtime: string, files: readonly string[]): ImageNode[] {
  const kind = osOnlyRuntimes.some((osOnly) => osOnly === runtime) ? 'osOnly' : 'managed';
  const all: Readonly<Record<string, Entry>> = baseImage;
  const known = Object.entries(all).filter(([, { only }]) => only === undefined || only === kind);
  const own = files.map((name): [string, Entry] => [
    `/var/task/${name}`,
    { layer: 'yours', about: 'From your package.' },
  ]);
  const empty: [string, Entry][] =
    kind === 'osOnly'
      ? [
          [
            '/var/runtime',
            { layer: 'system', about: 'Empty: no runtime client. Your bootstrap is the runtime.' },
          ],
        ]
      : [];
  return children('', [...known, ...empty, ...own]);
}

function children(parent: string, entries: readonly [string, Entry][]): ImageNode[] {
  const inside = entries.filter(([path]) => path.startsWith(`${parent}/`));
  const names = [...new Set(inside.map(([path]) => path.slice(parent.length + 1).split('/')[0] ?? ''))];
  return names.sort().map((name) => {
    const path = `${parent}/${name}`;
    const entry = entries.find(([each]) => each === path)?.[1];
    return {
      name,
      path,
      about: entry?.about ?? null,
      layer: layerOf(entry?.layer),
      children: children(path, inside),
    };
  });
}

function layerOf(text: string | undefined): ImageLayer | null {
  return text !== undefined && isLayer(text) ? text : null;
}

function isLayer(text: string): text is ImageLayer {
  return Object.hasOwn(layerWords, text);
}
