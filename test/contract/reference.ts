/** What plain Node.js showed, as `scripts/contract-report.mjs` wrote it down. */
import observations from '#content/fidelity/observations.json' with { type: 'json' };
import type { EnvironmentRuntime } from '#model/runtime-port.ts';

type Recorded = Readonly<
  Record<string, Readonly<Record<string, Partial<Record<EnvironmentRuntime, unknown>>>>>
>;

/** @returns undefined where nothing was written down */
export function referenceOf(concern: string, name: string, runtime: EnvironmentRuntime): unknown {
  return (observations as Recorded)[concern]?.[name]?.[runtime];
}
