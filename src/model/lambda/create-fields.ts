/**
 * The table of Create function: each control of its three forms, and where what it says stands in the requests that
 * the console makes, on the command line and in the template. A control without a place in a request is a control
 * that does nothing.
 *
 * Labels: https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html, images-create.html,
 * permissions-managed-policies.html.
 */

/** A member of a request: `lambda:CreateFunction.VpcConfig.SubnetIds`. */
export type RequestMember = `${'lambda' | 'iam'}:${string}.${string}`;

export interface CreateField {
  /** The console's own words. */
  label: string;
  /** One sentence beside the control. */
  help: string;
  members: readonly RequestMember[];
  /** Options of the AWS CLI. */
  flags: readonly `--${string}`[];
  /** Properties of AWS::Serverless::Function. */
  template: readonly string[];
}

const fn = (member: string): RequestMember => `lambda:CreateFunction.${member}`;

export const createFields = {
  way: {
    label: 'How to begin',
    help: 'What the function is made from.',
    members: [fn('PackageType')],
    flags: ['--package-type'],
    template: ['PackageType'],
  },
  functionName: {
    label: 'Function name',
    help: '1 to 64 letters, digits, hyphens and underscores; no other function of the account has it in this Region.',
    members: [
      fn('FunctionName'),
      'lambda:CreateFunctionUrlConfig.FunctionName',
      'lambda:AddPermission.FunctionName',
      'lambda:CreateEventSourceMapping.FunctionName',
    ],
    flags: ['--function-name'],
    template: ['FunctionName'],
  },
  blueprint: {
    label: 'Blueprint name',
    help: 'A sample with its code, its settings, its role and its trigger.',
    members: [
      fn('Code.ZipFile'),
      fn('Runtime'),
      fn('Handler'),
      fn('Description'),
      fn('MemorySize'),
      fn('Timeout'),
      fn('Tags'),
    ],
    flags: ['--zip-file', '--handler', '--description', '--memory-size', '--timeout'],
    template: ['CodeUri', 'Handler', 'Description', 'MemorySize', 'Timeout'],
  },
  environment: {
    label: 'Environment variables',
    help: 'Text that the process finds in its environment.',
    members: [fn('Environment')],
    flags: ['--environment'],
    template: ['Environment'],
  },
  trigger: {
    label: 'Trigger',
    help: 'What calls the function.',
    members: [
      'lambda:AddPermission.SourceArn',
      'lambda:AddPermission.Principal',
      'lambda:AddPermission.StatementId',
      'lambda:CreateEventSourceMapping.EventSourceArn',
    ],
    flags: ['--source-arn', '--principal', '--event-source-arn'],
    template: ['Events'],
  },
  imageUri: {
    label: 'Container image URI',
    help: 'An image in Amazon ECR, in this Region: account.dkr.ecr.region.amazonaws.com/repository:tag, or @sha256: and a digest.',
    members: [fn('Code.ImageUri')],
    flags: ['--code'],
    template: ['ImageUri'],
  },
  entryPoint: {
    label: 'ENTRYPOINT',
    help: 'What is started. Items with commas between.',
    members: [fn('ImageConfig.EntryPoint')],
    flags: ['--image-config'],
    template: ['ImageConfig.EntryPoint'],
  },
  command: {
    label: 'CMD',
    help: 'What it is given: for AWS’s base images the handler. Items with commas between.',
    members: [fn('ImageConfig.Command')],
    flags: ['--image-config'],
    template: ['ImageConfig.Command'],
  },
  workingDirectory: {
    label: 'WORKDIR',
    help: 'An absolute path in the image.',
    members: [fn('ImageConfig.WorkingDirectory')],
    flags: ['--image-config'],
    template: ['ImageConfig.WorkingDirectory'],
  },
  runtime: {
    label: 'Runtime',
    help: 'The language and its runtime client, on an operating system that AWS patches.',
    members: [fn('Runtime')],
    flags: ['--runtime'],
    template: ['Runtime'],
  },
  architecture: {
    label: 'Architecture',
    help: 'The instruction set of the machine that the code runs on.',
    members: [fn('Architectures')],
    flags: ['--architectures'],
    template: ['Architectures'],
  },
  roleChoice: {
    label: 'Execution role',
    help: 'Who the function is to other services of AWS.',
    members: [
      fn('Role'),
      'iam:CreateRole.AssumeRolePolicyDocument',
      'iam:CreatePolicy.PolicyDocument',
      'iam:AttachRolePolicy.RoleName',
    ],
    flags: ['--role', '--assume-role-policy-document', '--policy-document'],
    template: ['Role', 'Policies'],
  },
  existingRole: {
    label: 'Existing role',
    help: 'A role of this account. Lambda has to be in its trust policy.',
    members: [fn('Role')],
    flags: ['--role'],
    template: ['Role'],
  },
  roleName: {
    label: 'Role name',
    help: '1 to 64 letters, digits and +=,.@-_.',
    members: ['iam:CreateRole.RoleName', 'iam:AttachRolePolicy.RoleName', fn('Role')],
    flags: ['--role-name', '--role'],
    template: [],
  },
  policyTemplates: {
    label: 'Policy templates',
    help: 'Each becomes a policy of the new role, beside the one for logs.',
    members: [
      'iam:CreatePolicy.PolicyDocument',
      'iam:CreatePolicy.PolicyName',
      'iam:AttachRolePolicy.PolicyArn',
    ],
    flags: ['--policy-document', '--policy-name', '--policy-arn'],
    template: ['Policies'],
  },
  codeSigning: {
    label: 'Code signing configuration',
    help: 'Whose signature a package has to carry. Packages of this site carry none.',
    members: [fn('CodeSigningConfigArn')],
    flags: ['--code-signing-config-arn'],
    template: ['CodeSigningConfigArn'],
  },
  encryptionKey: {
    label: 'AWS KMS customer managed key',
    help: 'What the environment variables are encrypted with where they are kept.',
    members: [fn('KMSKeyArn')],
    flags: ['--kms-key-arn'],
    template: ['KmsKeyArn'],
  },
  functionUrl: {
    label: 'Enable function URL',
    help: 'An HTTPS address of the function’s own.',
    members: ['lambda:CreateFunctionUrlConfig.FunctionName'],
    flags: [],
    template: ['FunctionUrlConfig'],
  },
  urlAuthType: {
    label: 'Auth type',
    help: 'AWS_IAM: only signed requests of those who may. NONE: anybody.',
    members: [
      'lambda:CreateFunctionUrlConfig.AuthType',
      'lambda:AddPermission.Action',
      'lambda:AddPermission.FunctionUrlAuthType',
      'lambda:AddPermission.InvokedViaFunctionUrl',
    ],
    flags: ['--auth-type', '--function-url-auth-type', '--invoked-via-function-url', '--action'],
    template: ['FunctionUrlConfig.AuthType'],
  },
  invokeMode: {
    label: 'Invoke mode',
    help: 'BUFFERED waits for the whole answer; RESPONSE_STREAM passes on what is there.',
    members: ['lambda:CreateFunctionUrlConfig.InvokeMode'],
    flags: ['--invoke-mode'],
    template: ['FunctionUrlConfig.InvokeMode'],
  },
  cors: {
    label: 'Configure cross-origin resource sharing (CORS)',
    help: 'Lets pages of other origins read the answers.',
    members: ['lambda:CreateFunctionUrlConfig.Cors'],
    flags: ['--cors'],
    template: ['FunctionUrlConfig.Cors'],
  },
  tags: {
    label: 'Tags',
    help: 'Words of your own, to find functions by and to see their costs by. Up to 50.',
    members: [fn('Tags')],
    flags: ['--tags'],
    template: ['Tags'],
  },
  vpc: {
    label: 'VPC',
    help: 'The network that the function is to reach. The request does not name it: its subnets do.',
    members: [fn('VpcConfig')],
    flags: ['--vpc-config'],
    template: ['VpcConfig'],
  },
  subnets: {
    label: 'Subnets',
    help: 'Where its network interfaces get their addresses. Two zones or more, so that one may fail.',
    members: [fn('VpcConfig.SubnetIds')],
    flags: ['--vpc-config'],
    template: ['VpcConfig.SubnetIds'],
  },
  securityGroups: {
    label: 'Security groups',
    help: 'What may come in and go out through the interfaces. Up to 5.',
    members: [fn('VpcConfig.SecurityGroupIds')],
    flags: ['--vpc-config'],
    template: ['VpcConfig.SecurityGroupIds'],
  },
  ipv6: {
    label: 'Allow IPv6 traffic for dual-stack subnets',
    help: 'Only for subnets that have both kinds of addresses.',
    members: [fn('VpcConfig.Ipv6AllowedForDualStack')],
    flags: ['--vpc-config'],
    template: ['VpcConfig.Ipv6AllowedForDualStack'],
  },
} as const satisfies Record<string, CreateField>;

export type CreateFieldId = keyof typeof createFields;

export function isCreateField(id: string): id is CreateFieldId {
  return Object.hasOwn(createFields, id);
}

const entries: readonly (readonly [CreateFieldId, CreateField])[] = Object.entries(createFields).flatMap(
  ([id, field]) => (isCreateField(id) ? [[id, field] as const] : []),
);

/** The controls that say what stands at a place of a request, the most particular first. */
export function fieldsOfMember(path: string): CreateFieldId[] {
  return ranked(path, ({ members }) => members);
}

/** The same for a property of the template. */
export function fieldsOfProperty(path: string): CreateFieldId[] {
  return ranked(path, ({ template }) => template);
}

/** The same for an option of the command line. */
export function fieldsOfFlag(flag: string): CreateFieldId[] {
  return entries.filter(([, { flags }]) => flags.some((each) => each === flag)).map(([id]) => id);
}

function ranked(path: string, places: (field: CreateField) => readonly string[]): CreateFieldId[] {
  return entries
    .flatMap(([id, field]) =>
      places(field)
        .filter((place) => path === place || path.startsWith(`${place}.`))
        .map((place) => ({ id, length: place.length })),
    )
    .sort((one, other) => other.length - one.length)
    .map(({ id }) => id);
}
