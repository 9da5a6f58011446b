import { describe, expect, it } from 'vitest';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { accountStateVersion, type AccountState, emptyAccountState } from '#model/account-state.ts';
import { invocationRecord } from '#model/lambda/invocation-record.ts';
import { noServices } from '#model/services/services-state.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { active } from './lambda/example-function.ts';
import { at, initReport, initStart, line, posted, report, start } from './telemetry/example-trace.ts';

const trace: TraceRecord[] = [
  at(0, { type: 'environment.changed', record: { state: 'ended', reason: 'pageLeft' } }),
  at(0, {
    type: 'process.started',
    record: { pid: 7, argv: ['node', 'index.mjs'], env: { A: 'b' }, cwd: '/' },
  }),
  at(0, { type: 'process.exited', record: { pid: 7, signal: 'SIGKILL' } }),
  at(0, { type: 'file.written', record: { path: '/tmp/a', bytes: 3, deleted: true } }),
  at(0, {
    type: 'api.called',
    record: {
      callId: 'c1',
      eventName: 'Invoke',
      http: { method: 'POST', path: '/' },
      requestParameters: { FunctionName: 'hello' },
      console: { undeployedChanges: true },
    },
  }),
  at(0, {
    type: 'api.answered',
    record: { callId: 'c1', eventName: 'Invoke', status: 200, responseElements: null },
  }),
  at(0, {
    type: 'runtimeApi.response',
    record: { wireId: 'w', status: 200, headers: {}, body: '', bodyBytes: 0, waitedMs: 1.5 },
  }),
  at(0, {
    type: 'platform.initRuntimeDone',
    record: { initializationType: 'on-demand', phase: 'init', status: 'success' },
  }),
  at(0, {
    type: 'platform.runtimeDone',
    record: { requestId: 'r', status: 'success', metrics: { durationMs: 1, producedBytes: 2 } },
  }),
  at(0, {
    type: 'queue.received',
    record: { requestId: 'r', maximumRetryAttempts: 2, maximumEventAgeMs: 60_000 },
  }),
  at(0, {
    type: 'service.called',
    record: {
      callId: 'c',
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      http: { method: 'GET', host: 's3.us-east-1.amazonaws.com', path: '/b/k' },
      requestParameters: { bucketName: 'b' },
      status: 403,
      errorCode: 'AccessDenied',
      errorMessage: 'no',
      access: {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/k',
        allowed: false,
        by: { policy: 'p', number: 1 },
        missing: { Effect: 'Allow' },
      },
    },
  }),
  at(0, {
    type: 'network.stopped',
    record: { host: 'h', port: 443, how: 'timeout', hop: 'route table', name: 'isolated a', says: 'no' },
  }),
  at(0, { type: 'queue.delivered', record: { requestId: 'r', attempt: 1 } }),
  at(0, {
    type: 'queue.returned',
    record: { requestId: 'r', setback: 'functionError', nextTryAt: 60_000 },
  }),
  at(0, { type: 'queue.waitSkipped', record: { requestId: 'r', skippedMs: 59_000 } }),
  at(0, { type: 'queue.succeeded', record: { requestId: 'r', attempts: 2 } }),
  at(0, {
    type: 'queue.dropped',
    record: {
      requestId: 'r',
      attempts: 1,
      condition: 'RetriesExhausted',
      unsent: invocationRecord(
        {
          requestId: 'r',
          functionArn: 'arn',
          version: '$LATEST',
          payload: '{}',
          attempts: 1,
          condition: 'RetriesExhausted',
          response: { payload: '{"errorType":"Error"}', failed: true },
        },
        0,
      ),
    },
  }),
  at(0, { type: 'queue.sent', record: { requestId: 'r', as: 'destination', target: 'arn' } }),
  at(0, {
    type: 'queue.undelivered',
    record: {
      requestId: 'r',
      as: 'deadLetter',
      target: 'arn',
      errorCode: 'AccessDenied',
      errorMessage: 'no',
    },
  }),
  initStart(0),
  initReport(1, 1),
  start(2, 'r'),
  line(3, 'text'),
  line(3, { level: 'INFO' }),
  posted(4, '/x', 'y'),
  report(5, 'r', { durationMs: 1, billedDurationMs: 1, maxMemoryUsedMB: 1 }),
];

const state: AccountState = {
  ...emptyAccountState(),
  functions: [
    {
      configuration: {
        ...active,
        DeadLetterConfig: { TargetArn: 'arn' },
        Layers: [{ Arn: 'arn:1', CodeSize: 9 }],
      },
      files: { 'index.mjs': 'export const handler = 1;', 'icon.png': Uint8Array.of(0, 1, 254, 255) },
      draft: { 'index.mjs': 'export const handler = 2;' },
      testEvents: [{ name: 'mine', payload: '{ not yet json' }],
      selectedTestEvent: 'mine',
      reservedConcurrency: 0,
      eventInvokeConfig: {
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: 'arn' }, OnSuccess: {} },
      },
      layers: [{ 'nodejs/node_modules/a/index.js': Uint8Array.of(7, 250) }],
      queue: [
        {
          requestId: 'r',
          payload: '{}',
          receivedAt: 1,
          attempts: 1,
          functionErrors: 1,
          misses: 0,
          nextTryAt: 60_001,
        },
      ],
    },
  ],
  layers: [
    {
      LayerName: 'a',
      LayerArn: 'arn',
      lastVersion: 3,
      versions: [
        {
          LayerVersionArn: 'arn:3',
          Version: 3,
          Description: '',
          CreatedDate: '2026-11-23T08:00:00.000+0000',
          CompatibleRuntimes: ['nodejs24.x'],
          CodeSha256: 's',
          CodeSize: 9,
          files: { 'bin/tool': { executable: true, content: Uint8Array.of(1) } },
        },
      ],
    },
  ],
  trace,
};

describe('a saved account', () => {
  it('comes back whole out of the browser’s database', () => {
    expect(parseAccountState(structuredClone(state))).toEqual({ ok: true, state });
  });

  it('comes back whole out of a file, bytes included', () => {
    expect(parseAccountState(JSON.parse(accountStateText(state)))).toEqual({ ok: true, state });
    expect(parseAccountState(emptyAccountState())).toEqual({ ok: true, state: emptyAccountState() });
  });

  it('knows every kind of record', () => {
    expect(new Set(trace.map(({ type }) => type)).size).toBe(25);
  });

  it('of a newer version is left alone', () => {
    expect(parseAccountState({ version: accountStateVersion + 1, anything: true })).toEqual({
      ok: false,
      newer: true,
      version: accountStateVersion + 1,
    });
  });

  it('of the first version is read as what it is today', () => {
    const first = { ...emptyAccountState(), version: 1 };
    expect(parseAccountState(first)).toEqual({ ok: true, state: emptyAccountState() });
  });

  it.each([
    ['nothing', null, /^account: should be an object$/],
    ['no account', { hello: 1 }, /^version: /],
    ['an account without a Region', { ...state, region: 'Mars' }, /^region: is not written as it should be$/],
    [
      'an account with a member that nobody knows',
      { ...state, colour: 'red' },
      /^account: has "colour", which/,
    ],
    [
      'a function with a broken configuration',
      { ...state, functions: [{ ...state.functions[0], configuration: { ...active, MemorySize: '128' } }] },
      /^functions\[0\]\.configuration\.MemorySize: should be a number$/,
    ],
  ])('that is %s is refused with the place', (_, raw, message) => {
    const parsed = parseAccountState(raw);
    expect(parsed).toEqual({ ok: false, message: expect.stringMatching(message) as string });
  });

  it('from before there were endpoints has none', () => {
    const { endpoints: _, ...services } = noServices;
    expect(parseAccountState({ ...emptyAccountState(), services })).toMatchObject({
      ok: true,
      state: { services: noServices },
    });
  });

  it('loses records that cannot be read, and nothing else', () => {
    const parsed = parseAccountState({ ...state, trace: [{ type: 'from.tomorrow' }, ...trace, 7] });
    expect(parsed).toEqual({ ok: true, state });
  });
});
