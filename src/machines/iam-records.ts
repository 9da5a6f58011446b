/** Calls of IAM that the console makes for a function: each leaves a question and an answer in the trace. */
import type { ApiError } from '#model/lambda/api-call.ts';
import { accountResources } from '#model/lambda/account-resources.ts';
import { type IamCall, policyCalls, roleCalls } from '#model/lambda/iam-calls.ts';
import { requestId } from '#model/lambda/request-id.ts';
import { refuseRoleName } from '#model/lambda/rules/role.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { AccountContext, RoleKept } from './account.types.ts';
import { seededBytes } from './seeded-random.ts';

type Known = Pick<AccountContext, 'region' | 'accountId' | 'roles' | 'settings'>;

/** IAM's refusal of a role that is to be made; `null`: it makes it. */
export function roleRefusal(context: Known, { type, at, role }: RoleKept): ApiError | null {
  if (type === 'role.changed') return null;
  const { region, accountId, roles } = context;
  const account = { region, accountId };
  const resources = accountResources(account, roles);
  return refuseRoleName(role.RoleName, { account, functions: [], now: at, resources });
}

export function iamRecords(context: Known, event: RoleKept): TraceRecord[] {
  const error = roleRefusal(context, event);
  const calls = error === null ? callsOf(context, event) : callsOf(context, event).slice(0, 1);
  const subject = { functionName: event.functionName ?? '' };
  return calls.flatMap(({ action, request, response }, index): TraceRecord[] => {
    const seed = `${context.settings.seed}/iam/${event.role.Arn}/${event.at}/${index}`;
    const callId = requestId(seededBytes(seed, 16));
    return [
      {
        type: 'api.called',
        time: event.at,
        subject,
        record: {
          callId,
          eventName: action,
          eventSource: 'iam.amazonaws.com',
          http: { method: 'POST', path: '/' },
          requestParameters: request,
        },
      },
      {
        type: 'api.answered',
        time: event.at,
        subject,
        record: {
          callId,
          eventName: action,
          ...(error === null
            ? { status: 200, responseElements: response }
            : {
                status: error.status,
                responseElements: null,
                errorCode: error.code,
                errorMessage: error.message,
              }),
        },
      },
    ];
  });
}

function callsOf({ roles }: Known, { type, role }: RoleKept): IamCall[] {
  if (type === 'role.created') return roleCalls(role);
  const before = roles.find(({ Arn }) => Arn === role.Arn)?.Policies ?? [];
  return role.Policies.filter(
    ({ PolicyArn }) => !before.some((known) => known.PolicyArn === PolicyArn),
  ).flatMap((policy) => policyCalls(role, policy));
}
