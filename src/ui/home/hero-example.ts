import { billedDurationMs } from '#model/lambda/billing.ts';
import { measuredColdStart } from '#model/lambda/cold-starts.ts';
import { consoleWords } from '#model/lambda/console-words.ts';
import { runtimeVersion } from '#model/lambda/runtimes.ts';
import { textReader } from '#model/telemetry/log-text.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { msText, type HeroView } from './hero.view.ts';
import { words } from './hero.words.ts';

export const heroFunctionName = 'hello';
export const heroEvent = '{ "name": "Ada" }';
export const heroCode = `export const handler = async (event) => {
  return { greeting: \`Hello, \${event.name}.\` };
};
`;

/** Of no run: the example says so. */
const requestId = '8f507cfc-9c23-4a6e-8d52-5d1f4f1c3a90';
const runtime = 'nodejs24.x';
const architecture = 'x86_64';
const memorySizeMB = 128;

/**
 * A cold start with the times that others have measured: the median Init Duration and the mean Duration after it.
 * Made when the site is built, so that no page loads the tables for it.
 * @throws Error when nobody has measured this runtime.
 */
export function heroExample(): HeroView {
  const measured = measuredColdStart(runtime, architecture, memorySizeMB);
  if (!measured)
    throw new Error(`content/facts/cold-starts.json has no row for ${runtime} on ${architecture}`);
  const initDurationMs = measured.p50;
  const durationMs = measured.firstInvokeMeanMs;
  const billedDuration = billedDurationMs({ durationMs, initDurationMs });
  const maxMemoryUsedMB = Math.round(measured.maxMemoryUsedMB);

  return {
    state: 'drawn',
    caption: words.example(runtime, memorySizeMB, architecture),
    functionName: heroFunctionName,
    event: heroEvent,
    answer: {
      title: consoleWords.succeeded,
      status: 'ok',
      response: '{ "greeting": "Hello, Ada." }',
      summary: [
        { key: consoleWords.initDuration, value: msText(initDurationMs) },
        { key: consoleWords.duration, value: msText(durationMs) },
        { key: consoleWords.billedDuration, value: `${billedDuration} ms` },
        { key: consoleWords.resourcesConfigured, value: `${memorySizeMB} MB` },
        { key: consoleWords.maxMemoryUsed, value: `${maxMemoryUsedMB} MB` },
      ],
    },
    request: {
      method: 'POST',
      path: `/2015-03-31/functions/${heroFunctionName}/invocations`,
      sends: heroEvent,
      answer: '200 OK',
    },
    environment: {
      lead: words.cold,
      state: words.frozen,
      spans: [
        { phase: 'create', words: words.spans.create },
        { phase: 'init', words: words.spans.init, ms: initDurationMs },
        { phase: 'invoke', words: words.spans.invoke, ms: durationMs },
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
        words: words.wire.event,
      },
      {
        method: 'POST',
        path: `/2018-06-01/runtime/invocation/${requestId.slice(0, 8)}…/response`,
        status: 202,
        words: words.wire.taken,
      },
      {
        method: 'GET',
        path: '/2018-06-01/runtime/invocation/next',
        words: words.wire.hangs,
      },
    ],
    log: exampleTrace({
      durationMs,
      billedDurationMs: billedDuration,
      memorySizeMB,
      maxMemoryUsedMB,
      initDurationMs,
    }).flatMap(textReader()),
  };
}

function exampleTrace(
  metrics: Extract<TraceRecord, { type: 'platform.report' }>['record']['metrics'],
): TraceRecord[] {
  const { version, arn } = runtimeVersion(runtime, 'eu-west-1');
  const at = { time: 0, subject: { functionName: heroFunctionName } };
  return [
    {
      ...at,
      type: 'platform.initStart',
      record: {
        initializationType: 'on-demand',
        phase: 'init',
        runtimeVersion: version,
        // The hash is of no interest in a picture, and twice as long as a telephone is wide.
        runtimeVersionArn: arn.replace(/(?<=:runtime:.{8}).*$/, '…'),
        functionName: heroFunctionName,
        functionVersion: '$LATEST',
        instanceId: '',
        instanceMaxMemory: memorySizeMB,
      },
    },
    { ...at, type: 'platform.start', record: { requestId, version: '$LATEST' } },
    { ...at, type: 'platform.report', record: { requestId, status: 'success', metrics } },
  ];
}
