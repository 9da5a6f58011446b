/** Roles of IAM. Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
import { type NamedPolicy, type PolicyDocument, policyDocument } from './policy.ts';

/** As IAM's GetRole answers it, with the policies that are attached. */
export interface IamRole {
  RoleName: string;
  /** `/` or `/service-role/`. */
  Path: string;
  Arn: string;
  AssumeRolePolicyDocument: PolicyDocument;
  Policies: NamedPolicy[];
}

/** Who may take the role on: Lambda, and nobody else. */
export const lambdaTrust: PolicyDocument = policyDocument({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
