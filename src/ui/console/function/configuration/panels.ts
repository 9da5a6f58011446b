/**
 * The panels of the Configuration tab, in the console's order and words: what the console asks to draw each, and what
 * lies below the line.
 *
 * Paths: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json.
 */
import { type ConfigurationPanel, configurationPanels } from '../../console-route.ts';
import { panelsConsole } from './panels.console.words.ts';
import { words } from './panels.words.ts';

interface PanelFacts {
  /** Requests by which the console knows what it shows. */
  reads: readonly { action: string; path: string }[];
  /** The guide's page. */
  source: string;
}

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';
const configuration = {
  action: 'GetFunctionConfiguration',
  path: '/2015-03-31/functions/{name}/configuration',
};

export const panelFacts: Readonly<Record<ConfigurationPanel, PanelFacts>> = {
  general: {
    reads: [configuration],
    source: `${guide}/configuration-memory.html`,
  },
  triggers: {
    reads: [
      { action: 'GetPolicy', path: '/2015-03-31/functions/{name}/policy' },
      { action: 'ListEventSourceMappings', path: '/2015-03-31/event-source-mappings?FunctionName={name}' },
    ],
    source: `${guide}/lambda-services.html`,
  },
  permissions: {
    reads: [configuration, { action: 'GetPolicy', path: '/2015-03-31/functions/{name}/policy' }],
    source: `${guide}/lambda-permissions.html`,
  },
  destinations: {
    reads: [
      { action: 'GetFunctionEventInvokeConfig', path: '/2019-09-25/functions/{name}/event-invoke-config' },
    ],
    source: `${guide}/invocation-async-retain-records.html`,
  },
  url: {
    reads: [{ action: 'GetFunctionUrlConfig', path: '/2021-10-31/functions/{name}/url' }],
    source: `${guide}/urls-configuration.html`,
  },
  variables: {
    reads: [configuration],
    source: `${guide}/configuration-envvars.html`,
  },
  tags: {
    reads: [{ action: 'ListTags', path: '/2017-03-31/tags/{arn}' }],
    source: `${guide}/configuration-tags.html`,
  },
  vpc: {
    reads: [configuration],
    source: `${guide}/configuration-vpc.html`,
  },
  monitoring: {
    reads: [configuration],
    source: `${guide}/monitoring-cloudwatchlogs-advanced.html`,
  },
  concurrency: {
    reads: [{ action: 'GetFunctionConcurrency', path: '/2019-09-30/functions/{name}/concurrency' }],
    source: `${guide}/configuration-concurrency.html`,
  },
  provisioned: {
    reads: [
      {
        action: 'ListProvisionedConcurrencyConfigs',
        path: '/2019-09-30/functions/{name}/provisioned-concurrency?List=ALL',
      },
    ],
    source: `${guide}/provisioned-concurrency.html`,
  },
  asynchronous: {
    reads: [
      { action: 'GetFunctionEventInvokeConfig', path: '/2019-09-25/functions/{name}/event-invoke-config' },
    ],
    source: `${guide}/invocation-async-configuring.html`,
  },
  runtime: {
    reads: [
      {
        action: 'GetRuntimeManagementConfig',
        path: '/2021-07-20/functions/{name}/runtime-management-config',
      },
    ],
    source: `${guide}/runtimes-update.html`,
  },
  encryption: {
    reads: [configuration],
    source: `${guide}/configuration-envvars-encryption.html`,
  },
};

export const panels = configurationPanels.map((id) => ({
  id,
  name: panelsConsole.names[id],
  below: words.belowOf[id],
  ...panelFacts[id],
}));

/** A path with the function's own name and ARN. */
export function readPath(path: string, name: string, arn: string): string {
  return path.replace('{name}', encodeURIComponent(name)).replace('{arn}', encodeURIComponent(arn));
}
