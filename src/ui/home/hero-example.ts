import coldStarts from '#content/facts/cold-starts.json' with { type: 'json' };
import runtimeVersions from '#content/facts/runtime-versions.json' with { type: 'json' };
import { billedDurationMs } from '#model/lambda/billing.ts';
import { msText, type HeroView } from './hero.view.ts';

export const heroFunctionName = 'hello';
export const heroEvent = '{ "name": "Ada" }';
export const heroCode = `export const handler = async (event) => {
  return { greeting: \`Hello, \${event.name}.\` };
};
`;

/** Of no run: the example says so. */
const requestId = '8f507cfc-9c23-4a6e-8d52-5d1f4f1c3a90';
const runtime = 'nodejs24.x';
const memoryMB = 128;

/**
 * A cold start with the times that others have measured: the median Init Duration and the mean Duration after it.
 * Built when the site is built, so that no page loads the tables for it.
 * @throws Error when the ledger has no such row.
 */
export function heroExample(): HeroView {
  const row = coldStarts.rows.find(
    (candidate) =>
      candidate.runtime === runtime &&
      candidate.package === 'Zip' &&
      candidate.memoryMB === memoryMB &&
      candidate.architecture === 'x86_64',
  );
  if (!row)
    throw new Error(`content/facts/cold-starts.json has no row for ${runtime}, Zip, ${memoryMB} MB, x86_64`);

  const initDurationMs = row.p50;
  const durationMs = row.firstInvokeMeanMs;
  const billed = billedDurationMs({ durationMs, initDurationMs });
  const usedMB = Math.round(row.maxMemoryUsedMB);
  const response = '{ "greeting": "Hello, Ada." }';

  return {
    state: 'drawn',
    caption:
      `An example. Its times are those of a hello-world on ${runtime}, Zip, ${memoryMB} MB, x86_64: ` +
      `${row.samples} cold starts, ${coldStarts.period.replace('..', 'to')}, measured by maxday/lambda-perf.`,
    functionName: heroFunctionName,
    event: heroEvent,
    answer: {
      title: 'Executing function: succeeded',
      status: 'ok',
      response,
      summary: [
        { key: 'Init duration', value: msText(initDurationMs) },
        { key: 'Duration', value: msText(durationMs) },
        { key: 'Billed duration', value: `${billed} ms` },
        { key: 'Resources configured', value: `${memoryMB} MB` },
        { key: 'Max memory used', value: `${usedMB} MB` },
      ],
    },
    request: {
      method: 'POST',
      path: `/2015-03-31/functions/${heroFunctionName}/invocations`,
      sends: heroEvent,
      answer: '200 OK',
    },
    environment: {
      state: 'ready, and frozen',
      spans: [
        { phase: 'create', words: 'a container is found and your code fetched; in no log' },
        { phase: 'init', words: 'Node.js starts and loads your file', ms: initDurationMs },
        { phase: 'invoke', words: 'your handler', ms: durationMs },
      ],
    },
    process: {
      command: '/var/lang/bin/node /var/runtime/index.mjs',
      entries: [
        { key: 'cwd', value: '/var/task' },
        { key: '_HANDLER', value: 'index.handler' },
      ],
      file: '/var/task/index.mjs',
      code: heroCode.trimEnd(),
    },
    wire: [
      {
        method: 'GET',
        path: '/2018-06-01/runtime/invocation/next',
        status: 200,
        words: 'here is your event',
      },
      {
        method: 'POST',
        path: `/2018-06-01/runtime/invocation/${requestId.slice(0, 8)}…/response`,
        status: 202,
        words: 'taken',
      },
      {
        method: 'GET',
        path: '/2018-06-01/runtime/invocation/next',
        words: 'no answer: frozen until the next event',
      },
    ],
    log: [
      runtimeVersions[runtime].text,
      `START RequestId: ${requestId} Version: $LATEST`,
      `END RequestId: ${requestId}`,
      `REPORT RequestId: ${requestId}  Duration: ${msText(durationMs)}  Billed Duration: ${billed} ms  ` +
        `Memory Size: ${memoryMB} MB  Max Memory Used: ${usedMB} MB  Init Duration: ${msText(initDurationMs)}`,
    ],
  };
}
