import { z } from 'zod';
import { provenance } from './provenance.schema.ts';

const ms = z.number().positive();

/** Measured cold starts, one row for a runtime, package type, memory and architecture. */
export const coldStartsSchema = z.strictObject({
  what: z.string().describe('What was measured.'),
  conditions: z.string().describe('How it was measured.'),
  period: z.string().describe('When it was measured.'),
  ...provenance,
  rows: z.array(
    z.strictObject({
      runtime: z.string().describe('Identifier of the runtime, or the language on an OS-only one.'),
      package: z.enum(['Zip', 'Image']).describe('Package type.'),
      memoryMB: z.int().describe('Configured memory, MB.'),
      architecture: z.enum(['x86_64', 'arm64']).describe('Instruction set.'),
      samples: z.int().describe('Cold starts in the row.'),
      p10: ms.describe('Init Duration, ms, 10th percentile.'),
      p50: ms.describe('Median.'),
      p90: ms.describe('90th percentile.'),
      p99: ms.describe('99th percentile.'),
      firstInvokeMeanMs: ms.describe('Mean Duration of the first invocation, ms.'),
      maxMemoryUsedMB: ms.describe('Max Memory Used, MB.'),
    }),
  ),
});
