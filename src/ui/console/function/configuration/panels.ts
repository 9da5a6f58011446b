/**
 * The panels of the Configuration tab, in the console's order and words: what the console asks to draw each, and what
 * lies below the line.
 *
 * Paths: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json.
 */
import { type ConfigurationPanel, configurationPanels } from '../../console-route.ts';

export interface PanelWords {
  name: string;
  /** Requests by which the console knows what it shows. */
  reads: readonly { action: string; path: string }[];
  /** What a change does to the container, in sentences. */
  below: string;
  /** The guide's page. */
  source: string;
}

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';
const configuration = {
  action: 'GetFunctionConfiguration',
  path: '/2015-03-31/functions/{name}/configuration',
};

export const panelWords: Readonly<Record<ConfigurationPanel, PanelWords>> = {
  general: {
    name: 'General configuration',
    reads: [configuration],
    below:
      'Memory, timeout and /tmp belong to the environment, so a change ends every warm container. The next event meets a cold start in a container of the new size; until the update is through, the old ones answer.',
    source: `${guide}/configuration-memory.html`,
  },
  triggers: {
    name: 'Triggers',
    reads: [
      { action: 'GetPolicy', path: '/2015-03-31/functions/{name}/policy' },
      { action: 'ListEventSourceMappings', path: '/2015-03-31/event-source-mappings?FunctionName={name}' },
    ],
    below:
      'There is no trigger in Lambda. A service that pushes needs a statement in the function’s policy; a source that is polled needs an event source mapping, and the function’s role does the asking. No container is touched.',
    source: `${guide}/lambda-services.html`,
  },
  permissions: {
    name: 'Permissions',
    reads: [configuration, { action: 'GetPolicy', path: '/2015-03-31/functions/{name}/policy' }],
    below:
      'Two policies with opposite directions. The role says what the process may ask of other services: Lambda puts the role’s temporary keys into the container when it starts, so another role is an update and a cold start. The resource-based policy says who may call the function: it is asked at Lambda’s door, before any container is looked for.',
    source: `${guide}/lambda-permissions.html`,
  },
  destinations: {
    name: 'Destinations',
    reads: [
      { action: 'GetFunctionEventInvokeConfig', path: '/2019-09-25/functions/{name}/event-invoke-config' },
    ],
    below:
      'The container never sees a destination. Lambda’s queue writes the record after the function has answered, with the function’s role.',
    source: `${guide}/invocation-async-retain-records.html`,
  },
  url: {
    name: 'Function URL',
    reads: [{ action: 'GetFunctionUrlConfig', path: '/2021-10-31/functions/{name}/url' }],
    below:
      'An address at Lambda’s own front door. A request there becomes an event and a synchronous Invoke; CORS is answered at the door, and the function is not even asked. The containers stay as they are.',
    source: `${guide}/urls-configuration.html`,
  },
  variables: {
    name: 'Environment variables',
    reads: [configuration],
    below:
      'A process gets its environment when it starts, and nobody can change it from outside afterwards. So Save ends every warm container, exactly as new code does.',
    source: `${guide}/configuration-envvars.html`,
  },
  tags: {
    name: 'Tags',
    reads: [{ action: 'ListTags', path: '/2017-03-31/tags/{arn}' }],
    below:
      'Words on a label outside of the container: for searching, for the bill, and for policies that ask for them. The process cannot read them, and nothing restarts.',
    source: `${guide}/configuration-tags.html`,
  },
  vpc: {
    name: 'VPC',
    reads: [configuration],
    below:
      'The container does not move. Lambda puts a network interface into each of your subnets, with your security groups, and routes what the container sends through it. From then on the function has the ways of those subnets and no others: without a NAT gateway there is no internet.',
    source: `${guide}/configuration-vpc.html`,
  },
  monitoring: {
    name: 'Monitoring and operations tools',
    reads: [configuration],
    below:
      'The process writes to its standard output; what becomes of a line is decided here. JSON and levels reach the runtime client as AWS_LAMBDA_LOG_FORMAT and AWS_LAMBDA_LOG_LEVEL, so a line below the level is never written. Tracing sets Sampled=1 in the trace header that comes with each event.',
    source: `${guide}/monitoring-cloudwatchlogs-advanced.html`,
  },
  concurrency: {
    name: 'Concurrency',
    reads: [{ action: 'GetFunctionConcurrency', path: '/2019-09-30/functions/{name}/concurrency' }],
    below:
      'How many containers may work at the same time. Lambda counts before it looks for a container; whoever is one too many gets 429. Nothing restarts.',
    source: `${guide}/configuration-concurrency.html`,
  },
  provisioned: {
    name: 'Provisioned concurrency',
    reads: [
      {
        action: 'ListProvisionedConcurrencyConfigs',
        path: '/2019-09-30/functions/{name}/provisioned-concurrency?List=ALL',
      },
    ],
    below:
      'Containers of a version are made and initialised now, before any event, and kept: they are not ended for want of events, and one that ends is replaced. An event that comes while all of them work gets an ordinary container with a cold start. On AWS the allocation begins after one to two minutes; here it takes seconds.',
    source: `${guide}/provisioned-concurrency.html`,
  },
  asynchronous: {
    name: 'Asynchronous invocation',
    reads: [
      { action: 'GetFunctionEventInvokeConfig', path: '/2019-09-25/functions/{name}/event-invoke-config' },
    ],
    below:
      'Rules of the queue that stands before the function. The container gets an event again and does not know that it is again.',
    source: `${guide}/invocation-async-configuring.html`,
  },
  runtime: {
    name: 'Runtime management configuration',
    reads: [
      {
        action: 'GetRuntimeManagementConfig',
        path: '/2021-07-20/functions/{name}/runtime-management-config',
      },
    ],
    below:
      'The base image under your code gets patches. Auto: AWS exchanges it some day, and the next container starts on the new one. Function update: only when you change the function. Manual: never, until you say so. The version in INIT_START shows which one a container has.',
    source: `${guide}/runtimes-update.html`,
  },
  encryption: {
    name: 'Encryption configuration',
    reads: [configuration],
    below:
      'Variables lie encrypted where Lambda keeps them, and in clear in the process. With a key of your own, whoever starts or edits the function needs that key as well; take the key away and no container can start.',
    source: `${guide}/configuration-envvars-encryption.html`,
  },
};

export const panels = configurationPanels.map((id) => ({ id, ...panelWords[id] }));

/** A path with the function's own name and ARN. */
export function readPath(path: string, name: string, arn: string): string {
  return path.replace('{name}', encodeURIComponent(name)).replace('{arn}', encodeURIComponent(arn));
}
