/** A trace in, the home page's picture of its newest invocation out. */
import { consoleWords } from '#model/lambda/console-words.ts';
import { invocationView, type InvocationView } from '#model/telemetry/invocation-view.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { wireView, type WireExchange } from '#ui/lifecycle/wire.view.ts';
import { msText, type HeroEntry, type HeroMessage, type HeroSpan, type HeroView } from './hero.view.ts';
import { words } from './hero.words.ts';

/** Shown from the click to the answer. */
export function runningHero(base: HeroView): HeroView {
  return {
    ...base,
    state: 'running',
    caption: words.running,
    answer: { title: consoleWords.executing, status: 'none', response: '', summary: [] },
    request: { ...base.request, answer: '…' },
  };
}

/** Shown where the sandbox could not be started. */
export function failedHero(base: HeroView, reason: string): HeroView {
  return {
    ...base,
    state: 'failed',
    caption: words.exampleAgain,
    answer: { title: words.failed, status: 'error', response: reason, summary: [] },
  };
}

/**
 * @param requestId of the invocation to draw
 * @returns `base` where the trace does not have it
 */
export function answeredHero(trace: readonly TraceRecord[], requestId: string, base: HeroView): HeroView {
  const run = invocationView(trace, requestId);
  if (!run) return base;
  const environment = trace.filter(({ subject }) => subject.environmentId === run.environmentId);
  const cold = run.start === 'cold';
  return {
    ...base,
    state: 'answered',
    caption: words.answered,
    answer: {
      title: run.status === 'succeeded' ? consoleWords.succeeded : consoleWords.failed,
      status: run.status === 'succeeded' ? 'ok' : 'error',
      response: run.payload ?? '',
      summary: summaryOf(run),
    },
    request: { ...base.request, answer: '200 OK' },
    environment: {
      ...base.environment,
      lead: cold ? base.environment.lead : words.warm,
      spans: cold ? coldSpans(environment, run, base) : [warmSpan(run)],
    },
    process: processOf(environment, base),
    wire: wireOf(wireView(environment).exchanges, requestId),
    log: run.log.map(({ text }) => text.trimEnd().replaceAll('\t', '  ')),
  };
}

function summaryOf({ metrics }: InvocationView): HeroEntry[] {
  if (!metrics) return [];
  const { initDurationMs, durationMs, billedDurationMs, memorySizeMB, maxMemoryUsedMB } = metrics;
  return [
    {
      key: consoleWords.initDuration,
      value: initDurationMs === undefined ? words.noInit : msText(initDurationMs),
    },
    { key: consoleWords.duration, value: msText(durationMs) },
    { key: consoleWords.billedDuration, value: `${billedDurationMs} ms` },
    { key: consoleWords.resourcesConfigured, value: `${memorySizeMB} MB` },
    { key: consoleWords.maxMemoryUsed, value: `${maxMemoryUsedMB} MB` },
  ];
}

function warmSpan({ metrics }: InvocationView): HeroSpan {
  return { phase: 'invoke', words: words.spans.invoke, ms: metrics?.durationMs };
}

function coldSpans(environment: readonly TraceRecord[], run: InvocationView, base: HeroView): HeroSpan[] {
  const entered = (state: string): number | undefined =>
    environment.find((entry) => entry.type === 'environment.changed' && entry.record.state === state)?.time;
  const [provisioning, initializing] = [entered('provisioning'), entered('initializing')];
  const [create, init] = base.environment.spans;
  return [
    {
      phase: 'create',
      words: words.spans.createHere,
      ms: provisioning === undefined || initializing === undefined ? undefined : initializing - provisioning,
    } satisfies HeroSpan,
    ...(create && init ? [{ ...init, ms: run.metrics?.initDurationMs }] : []),
    warmSpan(run),
  ];
}

function processOf(environment: readonly TraceRecord[], base: HeroView): HeroView['process'] {
  const started = environment.findLast((entry) => entry.type === 'process.started');
  if (!started) return base.process;
  const { argv, cwd, env } = started.record;
  return {
    ...base.process,
    command: argv.join(' '),
    entries: [
      { key: 'cwd', value: cwd },
      { key: '_HANDLER', value: env['_HANDLER'] ?? '' },
    ],
  };
}

/** The question that brought the event, the answer, and the question that hangs now. */
function wireOf(exchanges: readonly WireExchange[], requestId: string): HeroMessage[] {
  const brought = exchanges.find(({ response }) =>
    response?.headers.some(([, value]) => value === requestId),
  );
  const answered = exchanges.filter(({ path }) => path.includes(requestId));
  const hanging = exchanges.findLast(({ status }) => status.is === 'waiting');
  return [
    ...(brought ? [messageOf(brought, words.wire.event)] : []),
    ...answered.map((exchange) => messageOf(exchange, words.wire.taken)),
    ...(hanging ? [messageOf(hanging, words.wire.hangs)] : []),
  ].map((message) => ({ ...message, path: message.path.replace(requestId, `${requestId.slice(0, 8)}…`) }));
}

function messageOf({ method, path, status }: WireExchange, words: string): HeroMessage {
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    path,
    status: status.is === 'answered' ? status.status : undefined,
    words,
  };
}
