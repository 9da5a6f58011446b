/** Matchers over what handlers asked of AWS and of their network. */
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';

/** One call of a handler to another service. */
export interface ServiceCall {
  at: Instant;
  functionName: string;
  requestId?: string;
  /** As CloudTrail names it, such as GetObject. */
  eventName: string;
  /** Whether the policies allow it; unset where nobody had to ask them. */
  allowed?: boolean;
  /** Name of the policy that decided. */
  policy?: string;
  /** Of a call that failed, whoever refused it. */
  errorCode?: string;
  errorMessage?: string;
}

export function serviceCalls(trace: readonly TraceRecord[]): ServiceCall[] {
  return trace.flatMap((entry) => {
    if (entry.type !== 'service.called') return [];
    const { eventName, access, errorCode, errorMessage } = entry.record;
    const { functionName, requestId } = entry.subject;
    return {
      at: entry.time,
      functionName,
      ...(requestId === undefined ? {} : { requestId }),
      eventName,
      ...(access ? { allowed: access.allowed } : {}),
      ...(access?.by ? { policy: access.by.policy } : {}),
      ...(errorCode === undefined ? {} : { errorCode }),
      ...(errorMessage === undefined ? {} : { errorMessage }),
    };
  });
}

/** A connection that ended on its way. */
export interface StoppedConnection {
  at: Instant;
  functionName: string;
  host: string;
  /** What stopped it, and which one: a route table, and the name of its subnet. */
  hop: string;
  name: string;
}

export function stoppedConnections(trace: readonly TraceRecord[]): StoppedConnection[] {
  return trace.flatMap((entry) => {
    if (entry.type !== 'network.stopped') return [];
    const { host, hop, name } = entry.record;
    return { at: entry.time, functionName: entry.subject.functionName, host, hop, name };
  });
}
