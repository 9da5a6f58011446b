/**
 * What Lambda does with an event that nobody waits for.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { fact } from '../facts/ledger.ts';
import type { Instant } from '../telemetry/trace.ts';
import type { EventInvokeConfig, SettledEventInvokeConfig } from './configuration.ts';
import { destinationsOf } from './destinations.ts';
import { eventAgeSeconds, retryAttempts } from './limits.ts';

/** The settings of a function for its queue, with AWS's defaults filled in. */
export interface QueueSettings {
  /** Tries after the first one, for errors of the function. */
  maximumRetryAttempts: number;
  maximumEventAgeMs: number;
  /** Whether a reserved concurrency of 0 has switched the function off. */
  reservedNothing: boolean;
  /** ARNs; `null`: none. */
  destinations: { success: string | null; failure: string | null };
}

/** With the settings of versions and aliases that have some of their own, by their name. */
export interface FunctionQueueSettings extends QueueSettings {
  qualified?: Readonly<Record<string, QueueSettings>>;
}

/**
 * What holds for an event that was sent to an alias; `undefined`: to the version itself. An alias without settings has
 * AWS's own.
 */
export function settingsFor(settings: FunctionQueueSettings, alias: string | undefined): QueueSettings {
  const { qualified = {}, ...own } = settings;
  if (alias === undefined) return own;
  const set = Object.hasOwn(qualified, alias) ? qualified[alias] : undefined;
  return set ?? queueSettings(undefined, own.reservedNothing ? 0 : undefined);
}

/** How a try went wrong: the function failed, it was throttled (429), or Lambda failed (500 and above). */
export const setbacks = ['functionError', 'throttled', 'systemError'] as const;
export type Setback = (typeof setbacks)[number];

/**
 * Why an event was given up. The first three are the `condition` of AWS's record of it; the fourth is ours, since
 * AWS keeps no record of the events of a deleted function.
 *
 * `ZeroReservedConcurrency` is not on AWS's pages. It is what an emulator answers that is tested against AWS:
 * https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/lambda_/invocation/event_manager.py
 */
export const dropConditions = [
  'RetriesExhausted',
  'EventAgeExceeded',
  'ZeroReservedConcurrency',
  'FunctionDeleted',
] as const;
export type DropCondition = (typeof dropConditions)[number];

/** An event in the queue, as it is kept. */
export interface QueuedEvent {
  requestId: string;
  /** As JSON text. */
  payload: string;
  receivedAt: Instant;
  /** Tries that reached the function. */
  attempts: number;
  /** Of those, how many the function failed. */
  functionErrors: number;
  /** Tries in a row that did not reach it, or that Lambda lost. */
  misses: number;
  /** When it is tried next; `null` while it is being tried. */
  nextTryAt: Instant | null;
  /** The alias that it was sent to; left out: the version itself. */
  qualifier?: string;
}

export type AfterSetback = { again: true; waitMs: number } | { again: false; condition: DropCondition };

const waits = fact('asyncRetryWaits');
const backoff = fact('asyncThrottleBackoff');

const second = 1000;

export function queueSettings(
  config: EventInvokeConfig | undefined,
  reservedConcurrency: number | undefined,
): QueueSettings {
  return {
    maximumRetryAttempts: config?.MaximumRetryAttempts ?? retryAttempts.default,
    maximumEventAgeMs: (config?.MaximumEventAgeInSeconds ?? eventAgeSeconds.default) * second,
    reservedNothing: reservedConcurrency === 0,
    destinations: destinationsOf(config?.DestinationConfig),
  };
}

/** With AWS's defaults filled in. */
export function settledEventInvoke(config: EventInvokeConfig = {}): SettledEventInvokeConfig {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = config;
  return {
    MaximumRetryAttempts: MaximumRetryAttempts ?? retryAttempts.default,
    MaximumEventAgeInSeconds: MaximumEventAgeInSeconds ?? eventAgeSeconds.default,
    ...(DestinationConfig ? { DestinationConfig } : {}),
  };
}

/** @param functionErrors how often the function has failed with this event, 1 or more */
export function retryWaitMs(functionErrors: number): number {
  return (functionErrors === 1 ? (waits.min ?? waits.value) : waits.value) * second;
}

/** @param misses how often in a row the event did not get through, 1 or more */
export function backoffMs(misses: number): number {
  return Math.min(backoff.value, (backoff.min ?? 1) * 2 ** (misses - 1)) * second;
}

/**
 * What comes after a try that went wrong. A wait that would outlast the event's age is not begun: the event is given
 * up at once.
 *
 * @param event its counters with this try in them
 */
export function afterSetback(
  setback: Setback,
  { functionErrors, misses, receivedAt }: Pick<QueuedEvent, 'functionErrors' | 'misses' | 'receivedAt'>,
  settings: QueueSettings,
  now: Instant,
): AfterSetback {
  if (settings.reservedNothing) return { again: false, condition: 'ZeroReservedConcurrency' };
  if (setback === 'functionError' && functionErrors > settings.maximumRetryAttempts) {
    return { again: false, condition: 'RetriesExhausted' };
  }
  const waitMs = setback === 'functionError' ? retryWaitMs(functionErrors) : backoffMs(misses);
  if (isTooOld(receivedAt, now + waitMs, settings)) return { again: false, condition: 'EventAgeExceeded' };
  return { again: true, waitMs };
}

export function isTooOld(
  receivedAt: Instant,
  now: Instant,
  { maximumEventAgeMs }: Pick<QueueSettings, 'maximumEventAgeMs'>,
): boolean {
  return now - receivedAt > maximumEventAgeMs;
}
