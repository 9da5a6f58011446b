/**
 * AWS, as a handler finds it behind its address: which service a request is for, whether it is allowed, what it
 * changes, and the answer in the service's own protocol.
 */
import { accessDenied } from '../iam/access-denied.ts';
import { type AccessRequest, functionSession } from '../iam/access-request.ts';
import { decide, type Decision } from '../iam/decision.ts';
import type { AwsHttpRequest, AwsHttpResponse, AwsWorld, ServiceFault } from './aws-http.ts';
import { dynamodbApi } from './dynamodb-api.ts';
import { eventsApi } from './events-api.ts';
import { kinesisApi } from './kinesis-api.ts';
import { lambdaApi } from './lambda-api.ts';
import { s3Api } from './s3-api.ts';
import { type Done, isFault, type PlannedCall, type ServiceApi } from './service-api.ts';
import { signatureFlaw } from './signature.ts';
import { signatureRefusal } from './signature-refusal.ts';
import { snsApi } from './sns-api.ts';
import { sqsApi } from './sqs-api.ts';
import { stsApi } from './sts-api.ts';

const apis: Readonly<Record<string, ServiceApi>> = {
  dynamodb: dynamodbApi,
  events: eventsApi,
  kinesis: kinesisApi,
  lambda: lambdaApi,
  s3: s3Api,
  sns: snsApi,
  sqs: sqsApi,
  sts: stsApi,
};

export type AwsOutcome = Done & {
  /** What was asked, where it could be understood. */
  asked: { eventSource: string; call: PlannedCall | null } | null;
  /** `null`: nobody had to allow it, or it did not come so far. */
  decision: Decision | null;
  fault: ServiceFault | null;
};

/** service.region.amazonaws.com, region.service…, bucket.s3.region…, service.amazonaws.com; `null`: none of them. */
export function serviceOf(host: string): { service: string; region: string | null } | null {
  const name = /^(.+)\.amazonaws\.com$/.exec(host.toLowerCase())?.[1];
  if (name === undefined) return null;
  const region = /(?:^|[.-])([a-z]{2}(?:-[a-z]+)+-\d)(?:\.|$)/.exec(name)?.[1] ?? null;
  const service = Object.keys(apis).find((each) =>
    each === 's3' ? /(^|\.)s3([.-]|$)/.test(name) : name.split('.').includes(each),
  );
  return service === undefined ? null : { service, region };
}

/** Asks a service of AWS. `null`: there is none behind the host, or not in this Region. */
export function askedAws(request: AwsHttpRequest, world: AwsWorld): AwsOutcome | null {
  const place = serviceOf(request.host);
  const api = place && apis[place.service];
  if (!api || (place.region !== null && place.region !== world.account.region)) return null;
  const { eventSource } = api;
  const nothing = { asked: { eventSource, call: null }, decision: null };
  const scope = { service: place.service, region: world.account.region };
  const flaw = signatureFlaw(request, world.caller.keys, scope, world);
  if (flaw) return { ...nothing, ...refused(api, signatureRefusal(flaw, place.service), world) };
  const call = api.plan(request, world);
  if (isFault(call)) return { ...nothing, ...refused(api, call, world) };
  const asked = { eventSource, call };
  const { action, resource, policy } = call;
  const may = permission(api, world, call.context ?? {});
  const decision = action === null ? null : may(action, resource, policy);
  if (decision?.fault) return { asked, decision: decision.decision, ...refused(api, decision.fault, world) };
  const done = call.run((other, on, itsPolicy) => may(other, on, itsPolicy).fault);
  const result = isFault(done) ? refused(api, done, world) : { ...done, fault: null };
  return { asked, decision: decision?.decision ?? null, ...result };
}

function refused(
  api: ServiceApi,
  fault: ServiceFault,
  world: AwsWorld,
): { response: AwsHttpResponse; fault: ServiceFault } {
  return { response: api.refuse(fault, world), fault };
}

/**
 * Through an endpoint there is no public address, and a policy may ask for the endpoint instead.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */
function networkContext({ sourceIp, endpoint }: AwsWorld['caller']): Record<string, string> {
  if (!endpoint) return { 'aws:SourceIp': sourceIp };
  const { VpcEndpointId, VpcId } = endpoint;
  return { 'aws:SourceVpce': VpcEndpointId, 'aws:SourceVpc': VpcId, 'aws:VpcSourceIp': sourceIp };
}

/** Asks the policies whether the function's session may do something. */
function permission(api: ServiceApi, { caller, at, account }: AwsWorld, own: AccessRequest['context']) {
  const principal = functionSession(caller.role.Arn, caller.functionName);
  const context = {
    'aws:PrincipalArn': caller.role.Arn,
    'aws:PrincipalAccount': principal.accountId,
    'aws:PrincipalType': 'AssumedRole',
    'aws:RequestedRegion': account.region,
    'aws:SecureTransport': 'true',
    ...networkContext(caller),
    'aws:CurrentTime': new Date(at).toISOString(),
    'aws:EpochTime': String(Math.floor(at / 1000)),
    'lambda:SourceFunctionArn': caller.functionArn,
    ...own,
  };
  return (action: string, resource: string, policy?: PlannedCall['policy']) => {
    const request: AccessRequest = { principal, action, resource, context };
    const resourcePolicy = policy && {
      kind: 'resource-based' as const,
      name: resource,
      document: policy,
    };
    const decision = decide(request, {
      identity: caller.role.Policies,
      ...(resourcePolicy ? { resource: resourcePolicy } : {}),
    });
    if (decision.allowed) return { decision, fault: null };
    const message = accessDenied(request, decision, api.refusalStyle?.(action));
    return { decision, fault: { ...api.denied, message } };
  };
}
