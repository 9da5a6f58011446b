/** AWS's answer to a handler: authorised, carried out in the account, and written into the trace. */
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { mayInvoke } from '#model/iam/function-policy.ts';
import { accountResources } from '#model/lambda/account-resources.ts';
import type { ApiAnswer } from '#model/lambda/api-call.ts';
import { functionNameOf } from '#model/lambda/arn.ts';
import type { InvokeRequest } from '#model/lambda/configuration.ts';
import { inACircle, invokeResponse } from '#model/aws-api/lambda-api.ts';
import { askedAws, type AwsOutcome } from '#model/aws-api/modelled-aws.ts';
import type { CausedInvocation } from '#model/aws-api/service-api.ts';
import type { Reach } from '#model/network/reach.ts';
import type { NetworkAnswer, OutgoingRequest } from '#model/runtime-port.ts';
import type { ServiceCalled } from '#model/telemetry/trace.ts';
import { systemClock } from '../runtime-api/clock.ts';
import { exampleCredentials } from '../runtime-api/environment-variables.ts';
import { CallChains } from './call-chains.ts';
import type { Origin } from './answered-request.ts';
import type { NetworkedAccount, NetworkedConfiguration } from './networked-account.ts';

/** What every environment finds in its variables. */
const keys = {
  accessKeyId: exampleCredentials.AWS_ACCESS_KEY_ID,
  secretAccessKey: exampleCredentials.AWS_SECRET_ACCESS_KEY,
  sessionToken: exampleCredentials.AWS_SESSION_TOKEN,
};

/** `null`: there is no service behind the host. */
export async function awsAnswer(
  { account, spec, listener }: Origin,
  configuration: NetworkedConfiguration,
  { from: sourceIp, endpoint }: Pick<Reach, 'from' | 'endpoint'>,
  request: OutgoingRequest,
): Promise<NetworkAnswer | null> {
  const { region, accountId, services, roles } = account.context();
  const role = accountResources({ region, accountId }, roles).roles.find(
    ({ Arn }) => Arn === configuration.Role,
  );
  const at = systemClock.now();
  const outcome = askedAws(
    { ...request, headers: inSmallLetters(request.headers) },
    {
      account: { region, accountId },
      services,
      at,
      caller: {
        functionName: spec.functionName,
        functionArn: spec.functionArn,
        // A role that this account does not know allows nothing.
        role: role ?? unknownRole(configuration.Role),
        keys,
        sourceIp,
        endpoint,
      },
      newId: () => crypto.randomUUID(),
      md5,
      sha256,
      hmacSha256: (key, bytes) => hmac(sha256, key, bytes),
    },
  );
  if (!outcome) return null;
  if (outcome.services) account.changeServices(outcome.services);
  const length = chains.lengthAt(request);
  const stopped = chains.isTooLong(length);
  if (!stopped) for (const invocation of outcome.invocations ?? []) invoke(account, invocation, length);
  const callId = crypto.randomUUID();
  const response =
    'response' in outcome
      ? outcome.response
      : invokeResponse(stopped ? inACircle : await invoked(account, outcome.invoke, length), callId);
  listener({ type: 'service.called', record: recordOf(callId, request, outcome, response.status) }, at);
  return response;
}

function inSmallLetters(headers: OutgoingRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function unknownRole(Arn: string) {
  const RoleName = Arn.slice(Arn.lastIndexOf('/') + 1);
  const AssumeRolePolicyDocument = { Version: '2012-10-17' as const, Statement: [] };
  return { RoleName, Path: '/', Arn, AssumeRolePolicyDocument, Policies: [] };
}

/** One for all accounts of a page: traces are random. */
const chains = new CallChains();

/** The answer comes at once where nobody waits for the function: then it is known in time whose chain goes on. */
async function invoked(
  account: NetworkedAccount,
  request: InvokeRequest,
  length: number,
): Promise<ApiAnswer> {
  const { callId, answer } = await account.call({ action: 'Invoke', request });
  chains.goOn(account.traceOf(callId), length);
  return answer;
}

/** A service invokes a function if the function's policy lets it; if not, nobody hears of it. */
function invoke(
  account: NetworkedAccount,
  { functionArn, invoker, payload: Payload }: CausedInvocation,
  length: number,
): void {
  const { functions, accountId } = account.context();
  const name = functionNameOf(functionArn);
  const record = Object.hasOwn(functions, name) ? functions[name]?.record : undefined;
  if (
    !record ||
    !mayInvoke(record.configuration.FunctionArn, record.policy ?? [], { ...invoker, accountId }).allowed
  )
    return;
  void invoked(account, { FunctionName: functionArn, InvocationType: 'Event', Payload }, length);
}

function recordOf(
  callId: string,
  { method, host, path }: OutgoingRequest,
  { asked, decision, fault }: AwsOutcome,
  status: number,
): ServiceCalled['record'] {
  const call = asked?.call;
  const by =
    decision && 'by' in decision ? { policy: decision.by.policy, number: decision.by.number } : undefined;
  const missing = decision && 'missing' in decision ? { ...decision.missing } : undefined;
  return {
    callId,
    eventSource: asked?.eventSource ?? host,
    eventName: call?.eventName ?? '',
    http: { method, host, path },
    requestParameters: { ...call?.parameters },
    status,
    ...(fault ? { errorCode: fault.code, errorMessage: fault.message } : {}),
    ...(call?.action && decision
      ? {
          access: {
            action: call.action,
            resource: call.resource,
            allowed: decision.allowed,
            ...(by ? { by } : {}),
            ...(missing ? { missing } : {}),
          },
        }
      : {}),
  };
}
