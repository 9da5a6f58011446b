/** Reads records of the trace back from where they were stored. See `trace.ts` for what they mean. */
import * as z from 'zod/mini';
import { dropConditions, setbacks } from '../lambda/asynchronous.ts';
import { mappingStates } from '../lambda/event-source-mapping.types.ts';
import { environmentStates, initializationTypes, shutdownReasons, type TraceRecord } from './trace.ts';
import { afterBatch } from './queue-events.ts';

const text = z.string();
const number = z.number();
const values = z.record(text, z.unknown());
const headers = z.record(text, text);
const status = z.enum(['success', 'failure', 'error', 'timeout']);
const init = {
  initializationType: z.enum(initializationTypes),
  phase: z.enum(['init', 'invoke']),
};
const ending = { status, errorType: z.optional(text) };
const subject = z.strictObject({
  functionName: text,
  environmentId: z.optional(text),
  requestId: z.optional(text),
});

function event<Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), record: z.strictObject(shape), time: number, subject });
}

const delivery = { requestId: text, as: z.enum(['destination', 'deadLetter']), target: text };
const memory = { memorySizeMB: number, maxMemoryUsedMB: number };

export const traceRecordSchema: z.ZodMiniType<TraceRecord> = z.discriminatedUnion('type', [
  event('platform.initStart', {
    ...init,
    runtimeVersion: text,
    runtimeVersionArn: text,
    functionName: text,
    functionVersion: text,
    instanceId: text,
    instanceMaxMemory: number,
  }),
  event('platform.initRuntimeDone', { ...init, ...ending }),
  event('platform.initReport', { ...init, ...ending, metrics: z.strictObject({ durationMs: number }) }),
  event('platform.restoreStart', { runtimeVersion: text, runtimeVersionArn: text, instanceId: text }),
  event('platform.restoreReport', { ...ending, metrics: z.strictObject({ durationMs: number }) }),
  event('platform.extension', { name: text, state: z.literal('Ready'), events: z.array(text) }),
  event('platform.start', { requestId: text, version: text }),
  event('platform.runtimeDone', {
    requestId: text,
    ...ending,
    metrics: z.strictObject({ durationMs: number, producedBytes: number }),
  }),
  event('platform.report', {
    requestId: text,
    ...ending,
    metrics: z.strictObject({
      durationMs: number,
      billedDurationMs: number,
      ...memory,
      initDurationMs: z.optional(number),
      restoreDurationMs: z.optional(number),
      billedRestoreDurationMs: z.optional(number),
    }),
  }),
  z.strictObject({ type: z.literal('function'), record: z.union([text, values]), time: number, subject }),
  event('api.called', {
    callId: text,
    eventName: text,
    eventSource: z.optional(text),
    http: z.strictObject({ method: text, path: text }),
    requestParameters: values,
    console: z.optional(z.strictObject({ undeployedChanges: z.boolean() })),
  }),
  event('api.answered', {
    callId: text,
    eventName: text,
    status: number,
    responseElements: z.nullable(values),
    errorCode: z.optional(text),
    errorMessage: z.optional(text),
    reason: z.optional(text),
    retryAfterSeconds: z.optional(number),
  }),
  event('function.idleSkipped', { skippedMs: number }),
  event('queue.received', { requestId: text, maximumRetryAttempts: number, maximumEventAgeMs: number }),
  event('queue.delivered', { requestId: text, attempt: number }),
  event('queue.returned', { requestId: text, setback: z.enum(setbacks), nextTryAt: number }),
  event('queue.waitSkipped', { requestId: text, skippedMs: number }),
  event('queue.succeeded', { requestId: text, attempts: number }),
  event('queue.dropped', {
    requestId: text,
    attempts: number,
    condition: z.enum(dropConditions),
    unsent: z.strictObject({
      version: z.literal('1.0'),
      timestamp: text,
      requestContext: z.strictObject({
        requestId: text,
        functionArn: text,
        condition: z.enum([...dropConditions, 'Success']),
        approximateInvokeCount: number,
      }),
      requestPayload: z.unknown(),
      responseContext: z.optional(
        z.strictObject({
          statusCode: z.literal(200),
          executedVersion: text,
          functionError: z.optional(z.literal('Unhandled')),
        }),
      ),
      responsePayload: z.optional(z.unknown()),
    }),
  }),
  event('queue.sent', delivery),
  event('queue.undelivered', { ...delivery, errorCode: text, errorMessage: text }),
  event('mapping.changed', { mappingId: text, eventSourceArn: text, state: z.enum(mappingStates) }),
  event('mapping.invoked', {
    mappingId: text,
    requestId: text,
    records: z.array(text),
    attempt: number,
    lane: text,
  }),
  event('mapping.settled', {
    mappingId: text,
    requestId: text,
    done: z.array(text),
    failed: z.array(text),
    next: z.enum(afterBatch),
  }),
  event('runtimeApi.request', {
    wireId: text,
    method: text,
    path: text,
    headers,
    body: text,
    bodyBytes: number,
  }),
  event('runtimeApi.response', {
    wireId: text,
    status: number,
    headers,
    body: text,
    bodyBytes: number,
    waitedMs: number,
  }),
  event('service.called', {
    callId: text,
    eventSource: text,
    eventName: text,
    http: z.strictObject({ method: text, host: text, path: text }),
    requestParameters: values,
    status: number,
    errorCode: z.optional(text),
    errorMessage: z.optional(text),
    access: z.optional(
      z.strictObject({
        action: text,
        resource: text,
        allowed: z.boolean(),
        by: z.optional(z.strictObject({ policy: text, number })),
        missing: z.optional(values),
      }),
    ),
  }),
  event('network.stopped', {
    host: text,
    port: number,
    how: z.enum(['timeout', 'refused']),
    hop: text,
    name: text,
    says: text,
  }),
  event('environment.changed', {
    state: z.enum(environmentStates),
    reason: z.optional(z.enum(shutdownReasons)),
  }),
  event('process.started', { pid: number, argv: z.array(text), env: headers, cwd: text }),
  event('process.exited', { pid: number, exitCode: z.optional(number), signal: z.optional(text) }),
  event('file.written', { path: text, bytes: number, deleted: z.optional(z.boolean()) }),
]);
