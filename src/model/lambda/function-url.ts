/**
 * Function URLs: an HTTPS address of a function's own.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
import type { AddPermissionRequest, FunctionUrlConfig } from './configuration.ts';

export const urlAuthTypes = ['AWS_IAM', 'NONE'] as const;
export const invokeModes = ['BUFFERED', 'RESPONSE_STREAM'] as const;

/** @param id 32 lower-case letters and digits */
export function functionUrl(id: string, region: string): string {
  return `https://${id}.lambda-url.${region}.on.aws/`;
}

/**
 * What the console adds to the function's policy so that anybody may request a URL without signing: since October
 * 2025 the URL and the function each want a statement.
 */
export function publicUrlPermissions(
  FunctionName: string,
  { AuthType }: Pick<FunctionUrlConfig, 'AuthType'>,
): AddPermissionRequest[] {
  if (AuthType !== 'NONE') return [];
  return [
    {
      FunctionName,
      StatementId: 'FunctionURLAllowPublicAccess',
      Action: 'lambda:InvokeFunctionUrl',
      Principal: '*',
      FunctionUrlAuthType: 'NONE',
    },
    {
      FunctionName,
      StatementId: 'FunctionURLInvokeAllowPublicAccess',
      Action: 'lambda:InvokeFunction',
      Principal: '*',
      InvokedViaFunctionUrl: true,
    },
  ];
}
