/**
 * Log group that Lambda writes to when none is configured.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/getting-started.html (content/facts/log-lines.json).
 */
export function defaultLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}
