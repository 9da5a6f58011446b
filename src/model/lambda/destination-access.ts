/** Whether the execution role of a function may send to a destination: Lambda sends with it. */
import { accessDenied } from '../iam/access-denied.ts';
import { functionSession } from '../iam/access-request.ts';
import { decide } from '../iam/decision.ts';
import { type Destination, destinationFacts } from './destinations.ts';
import type { IamRole } from './iam-role.ts';

/** IAM's refusal; `null`: it may. */
export function deliveryDenied(
  role: IamRole,
  functionName: string,
  { kind, arn }: Destination,
): string | null {
  const request = {
    principal: functionSession(role.Arn, functionName),
    action: destinationFacts(kind).action,
    // Records lie under this prefix of the bucket.
    resource: kind === 's3' ? `${arn}/aws/lambda/async/${functionName}/` : arn,
    context: {},
  };
  const decision = decide(request, { identity: role.Policies });
  return decision.allowed ? null : accessDenied(request, decision);
}
