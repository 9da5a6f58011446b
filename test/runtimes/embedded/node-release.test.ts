import { expect, it } from 'vitest';
import coldStarts from '#content/facts/cold-starts.json' with { type: 'json' };
import { runnableRuntimes } from '#model/runtime-port.ts';
import { nodeReleases } from '#runtimes/embedded/node-release.ts';

it.each(runnableRuntimes)('%s takes as much memory idle as was measured in Lambda', (runtime) => {
  const row = coldStarts.rows.find(
    (candidate) =>
      candidate.runtime === runtime &&
      candidate.package === 'Zip' &&
      candidate.memoryMB === 128 &&
      candidate.architecture === 'x86_64',
  );
  expect(nodeReleases[runtime].idleMemoryMB).toBe(Math.round(row?.maxMemoryUsedMB ?? 0));
});
