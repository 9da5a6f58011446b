/** The programs of modules that the page sends along for the handlers that name them, each run when first asked for. */
import * as buffer from 'node:buffer';
import * as stream from 'node:stream';
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import type { PartName } from '../../program-parts.ts';
import { inNextTurn } from '../process/event-loop.ts';
import { native } from '../process/native.ts';
import type * as brotliPart from './zlib/brotli.part.ts';
import type * as cryptoPart from './crypto/crypto.part.ts';
import type * as zlibPart from './zlib/zlib.part.ts';

interface PartOf {
  crypto: typeof cryptoPart;
  zlib: typeof zlibPart;
  brotli: typeof brotliPart;
}

/** What a part takes from here instead of bringing it along: `build/embedded-runner/esbuild-plugins.ts`. */
const shared = { buffer, stream, native: { native }, eventLoop: { inNextTurn } };

export type Parts = ReturnType<typeof createParts>;

export function createParts(programs: ProcessStart['parts']) {
  const loaded = new Map<PartName, unknown>();
  return <N extends PartName>(name: N): PartOf[N] => {
    if (!loaded.has(name)) {
      const program = programs[name];
      if (program === undefined) {
        throw Object.assign(
          new Error(`node:${name} is loaded for files that name it, and none of this package does`),
          { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' },
        );
      }
      loaded.set(name, (new Function('shared', program) as (given: unknown) => unknown)(shared));
    }
    return loaded.get(name) as PartOf[N];
  };
}
