/** What the wire protocols of the services have in common. */
import type { RefusalStyle } from '../iam/access-denied.ts';
import type { InvokeRequest } from '../lambda/configuration.ts';
import type { PolicyDocument } from '../lambda/policy.ts';
import type { ServicesState } from '../services/services-state.ts';
import type { AwsHttpRequest, AwsHttpResponse, AwsWorld, ServiceFault } from './aws-http.ts';

/** A function that Lambda is to invoke because of a call. */
export interface CausedInvocation {
  functionArn: string;
  /** The service that invokes it, and for which of its resources. */
  invoker: { service: string; sourceArn: string };
  payload: string;
}

/** What a call comes to: an answer, or an invocation whose answer it waits for. */
export type Done = ({ response: AwsHttpResponse } | { invoke: InvokeRequest }) & Effects;

export interface Effects {
  /** Left out: nothing changed. */
  services?: ServicesState;
  invocations?: readonly CausedInvocation[];
}

/** Whether the caller may do something else besides, in the words of the refusal where not. */
export type MayToo = (action: string, resource: string, policy?: PolicyDocument) => ServiceFault | null;

/** A call that is understood and not yet allowed. */
export interface PlannedCall {
  /** As CloudTrail names it. */
  eventName: string;
  /** `null`: nobody needs a permission for it. */
  action: string | null;
  /** ARN, or `*`. */
  resource: string;
  /** For the trace. */
  parameters: Readonly<Record<string, unknown>>;
  context?: Readonly<Record<string, string>>;
  /** The resource's own policy. */
  policy?: PolicyDocument;
  run(may: MayToo): Done | ServiceFault;
}

export interface ServiceApi {
  /** s3.amazonaws.com. */
  eventSource: string;
  plan(request: AwsHttpRequest, world: AwsWorld): PlannedCall | ServiceFault;
  /** A refusal in the service's own form. */
  refuse(fault: ServiceFault, world: AwsWorld): AwsHttpResponse;
  /** What a refused permission is called here. */
  denied: { code: string; status: number };
  refusalStyle?(action: string): RefusalStyle;
}

export const isFault = (value: object): value is ServiceFault => 'code' in value && 'message' in value;
