/** Values of this account, written so that they hold in any other one. */

export type Sub = { 'Fn::Sub': string };

/** Region and account number become CloudFormation's own parameters. */
export function localised(
  text: string,
  { region, accountId }: { region: string; accountId: string },
): string | Sub {
  const open = text.replaceAll('${', '${!').replaceAll(region, '${AWS::Region}');
  const sub = open.replaceAll(accountId, '${AWS::AccountId}');
  return sub === text.replaceAll('${', '${!') ? text : { 'Fn::Sub': sub };
}

/** What SAM calls the service that an ARN is of. */
export function targetType(arn: string): 'SQS' | 'SNS' | 'Lambda' | 'EventBridge' | 'S3Bucket' {
  switch (arn.split(':')[2]) {
    case 'sns':
      return 'SNS';
    case 'lambda':
      return 'Lambda';
    case 'events':
      return 'EventBridge';
    case 's3':
      return 'S3Bucket';
    default:
      return 'SQS';
  }
}
