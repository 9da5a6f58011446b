/** Who wants to do what with which resource: what policies are asked about. */

export type Principal =
  /** A function while it runs: a session of its role. */
  | { is: 'session'; arn: string; roleArn: string; accountId: string }
  /** A service of AWS, as s3.amazonaws.com. */
  | { is: 'service'; name: string }
  /** Somebody who has signed nothing. */
  | { is: 'anonymous' };

export interface AccessRequest {
  principal: Principal;
  /** s3:GetObject. Compared without regard to case. */
  action: string;
  /** ARN, or `*` where the action knows no resource. */
  resource: string;
  /** Condition keys and their values. */
  context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * The session that Lambda opens for a function, named after it.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export function functionSession(
  roleArn: string,
  functionName: string,
): Extract<Principal, { is: 'session' }> {
  const accountId = roleArn.split(':')[4] ?? '';
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    is: 'session',
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${functionName}`,
    roleArn,
    accountId,
  };
}
