/** Names of resources as AWS writes them. */

/** Whose function it is, and where. */
export interface Account {
  /** us-east-1 and the like. */
  region: string;
  /** Twelve digits. */
  accountId: string;
}

export function functionArn({ region, accountId }: Account, functionName: string): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
}

/** The role that the console makes with a function. `suffix`: eight lower-case letters and digits. */
export function roleArn({ accountId }: Account, functionName: string, suffix: string): string {
  return `arn:aws:iam::${accountId}:role/service-role/${functionName}-role-${suffix}`;
}

/**
 * The function's own name out of what a request may call it: the name, `account:function:name`, or the ARN, each
 * with or without a qualifier.
 */
export function functionNameOf(nameOrArn: string): string {
  const parts = nameOrArn.split(':');
  const marker = parts.indexOf('function');
  return (marker === -1 ? parts[0] : parts[marker + 1]) ?? '';
}
