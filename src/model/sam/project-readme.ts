/** What stands in the README of a project: how to try it and deploy it, and what it needs from its new account. */
import { logicalId } from './to-template.ts';
import type { ProjectSubject } from './project-template.ts';

/** @param event path of an event to try it with */
export function projectReadme(subject: ProjectSubject, event: string, ownTemplate: boolean): string {
  const { FunctionName } = subject.configuration;
  const builds = subject.configuration.Runtime.startsWith('provided') ? '' : 'sam build\n';
  const needs = ownTemplate ? ['Your template is as you wrote it; look what it refers to.'] : needed(subject);
  return `# ${FunctionName}

A Lambda function as a project of the AWS SAM CLI
(https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html).

- \`template.yaml\` says what there is to be
- \`src/\` is what the container finds under \`/var/task\`
- \`events/\` are events to try it with
- \`samconfig.toml\` keeps what you would otherwise type each time

## Try it here

\`\`\`sh
sam validate
${builds}sam local invoke ${logicalId(FunctionName)} --event ${event}
\`\`\`

The last one starts a container with AWS's base image, so Docker has to run.

## Deploy it

\`\`\`sh
${builds}sam deploy --guided
\`\`\`

It goes into the account and the Region that your AWS CLI is set to, it shows what it is about to make, and it asks
before it does. From then on it can cost money.
${needs.length === 0 ? '' : `\n## What it needs there\n\n${needs.map((line) => `- ${line}`).join('\n')}\n`}
## Take it away again

\`\`\`sh
sam delete
\`\`\`
`;
}

function needed({
  configuration,
  eventInvokeConfig,
  mappings,
  policy,
  policies,
  build,
}: ProjectSubject): string[] {
  const { VpcConfig, KMSKeyArn, DeadLetterConfig, Environment } = configuration;
  const { OnSuccess, OnFailure } = eventInvokeConfig.DestinationConfig ?? {};
  const targets = [OnSuccess?.Destination, OnFailure?.Destination, DeadLetterConfig?.TargetArn];
  const sources = mappings.map(({ EventSourceArn }) => EventSourceArn);
  const named = [...targets, ...sources].filter((arn) => arn !== undefined && arn !== '');
  return [
    configuration.PackageType === 'Image' &&
      (build
        ? 'A repository of Amazon ECR: `sam deploy --guided` makes one, and pushes what `sam build` has built.'
        : 'The image in a repository of Amazon ECR there: it asks for its URI.'),
    VpcConfig && 'Subnets and security groups: `sam deploy --guided` asks for their ids.',
    KMSKeyArn && 'A KMS key: it asks for its ARN.',
    named.length > 0 &&
      `These have to be there before: ${named.map((arn) => `\`${nameOf(arn ?? '')}\``).join(', ')}.`,
    policy.length > 0 &&
      'Whoever calls it (see `AWS::Lambda::Permission`) has to be told to: a bucket its notification, a rule its target.',
    policies.length > 1 && 'SAM makes a role with the policies of the old one.',
    Environment && 'Environment variables stand in the template in clear. Put no password there.',
  ].filter((line) => typeof line === 'string' && line !== '') as string[];
}

/** `arn:aws:sqs:us-east-1:123456789012:orders` → `sqs orders`. */
function nameOf(arn: string): string {
  const [, , service = '', , , ...name] = arn.split(':');
  return `${service} ${name.join(':')}`;
}
