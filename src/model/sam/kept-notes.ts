/** Why a part of a template is kept and not carried out, in a sentence. */

const parts: Readonly<Record<string, string>> = {
  AWSTemplateFormatVersion: 'The version of the format; there is one.',
  Transform:
    'Tells CloudFormation to run SAM’s macro first: AWS::Serverless::Function becomes AWS::Lambda::Function, a role and permissions.',
  'attribute Type': 'SAM’s or CloudFormation’s word for a Lambda function.',
  Description: 'Describes the stack, not the function.',
  Metadata: 'For tools that read the template.',
  Parameters: 'Asked for when a stack is made. Here each one stands for its default.',
  Mappings: 'Tables for Fn::FindInMap, which needs a stack.',
  Conditions: 'Decided when a stack is made.',
  Rules: 'Checked when a stack is made.',
  Outputs: 'Told when a stack has been made.',
  Globals: 'Holds for other kinds of resources.',
  CodeUri: 'Where `sam package` finds the code. Here it is what the Code tab has.',
  Code: 'Where CloudFormation finds the code. Here it is what the Code tab has.',
  S3Bucket: 'Where CloudFormation finds the code. Here it is what the Code tab has.',
  S3Key: 'Where CloudFormation finds the code. Here it is what the Code tab has.',
  S3ObjectVersion: 'Where CloudFormation finds the code. Here it is what the Code tab has.',
  FunctionName: 'Names the function in every call.',
  PackageType: 'What the function is already.',
  Events: 'Triggers: SAM makes a permission or an event source mapping of each.',
  Policies: 'What the role that SAM makes may do. The function keeps its role here.',
  Tags: 'Labels for bills and rules.',
};

/** @param what a key, the type of a resource, or `attribute` and its name */
export function keptNote(what: string): string {
  const known = parts[what];
  if (known !== undefined) return known;
  if (what.startsWith('attribute ')) return 'Says how CloudFormation treats the resource.';
  if (what.includes('::')) return `CloudFormation would make this ${what} beside the function.`;
  return 'The site does not carry this out.';
}
