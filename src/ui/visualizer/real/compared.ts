/** A real run with its twin: everything that needs a runtime and the machines. Fetched when somebody runs it. */
import { runtimeFailureWords } from '#ui/runner/runtime-failure.words.ts';
import { pictureOf, type Picture } from '../picture.ts';
import { differences, type Difference } from './differences.view.ts';
import { NoRuntimeError, realRun, type RealFunction } from './real-run.ts';
import { twinOf } from './twin.ts';

export interface Compared {
  here: Picture;
  aws: Picture;
  differences: readonly Difference[];
}

export async function compare(
  fn: RealFunction,
): Promise<({ ok: true } & Compared) | { ok: false; what: string; todo: string }> {
  try {
    const real = await realRun(fn);
    const twin = await twinOf(real, fn);
    const here = { picture: pictureOf(real), records: real.records };
    const aws = { picture: pictureOf(twin), records: twin.records };
    return {
      ok: true,
      here: here.picture,
      aws: aws.picture,
      differences: differences(here, aws, fn.memoryMB),
    };
  } catch (error) {
    if (error instanceof NoRuntimeError) return { ok: false, ...runtimeFailureWords[error.reason] };
    throw error;
  }
}
