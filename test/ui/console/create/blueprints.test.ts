/** Every blueprint runs, by AWS's own runtime client, with the event that it comes with. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountResources } from '#model/lambda/account-resources.ts';
import { createdConfiguration } from '#model/lambda/function-configuration.ts';
import { eventSourcesOf } from '#machines/account-mappings.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import type { EnvironmentSpec, InvokeOutcome, Runtime } from '#model/runtime-port.ts';
import { noServices } from '#model/services/services-state.ts';
import { accountNetwork } from '#runtimes/network/account-network.ts';
import { withBlueprintSources } from '#ui/console/create/blueprint-sources.ts';
import { blueprints } from '#ui/console/create/blueprints.ts';
import { comparison, filledIn } from '#ui/console/create/blueprint-form.view.ts';
import { createPlan } from '#ui/console/create/create-plan.view.ts';
import { createNodeRuntime } from '../../../support/node-runtime/node-runtime.ts';
import { account, planInput, state } from './example-plan.ts';

const answers: Record<string, unknown> = {
  'hello-world': 'value1',
  'http-function-url-tutorial': { statusCode: 200 },
  'microservice-http-endpoint': { statusCode: 200, body: '{}' },
  's3-get-object': 'image/jpeg',
  'sqs-poller': { batchItemFailures: [{ itemIdentifier: '2e1424d4-f796-459a-8184-9c92662be6da' }] },
  'lambda-canary': '2026-11-23T12:00:00Z',
  'splunk-cloudwatch-logs-processor': '1 of 2 lines are errors',
  'kinesis-firehose-cloudwatch-logs-processor': {
    records: [{ result: 'Ok' }, { result: 'Dropped' }, { result: 'ProcessingFailed' }],
  },
};

describe('blueprints', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = createNodeRuntime();
    await runtime.prepare();
  });
  afterAll(() => runtime.dispose());

  /** As Create function leaves it: its role, and what is made at the other services. */
  async function run(id: string, allowed = true): Promise<InvokeOutcome> {
    const blueprint = blueprints.find((each) => each.id === id);
    if (!blueprint) throw new Error(`There is no blueprint ${id}.`);
    const arn = `arn:aws:lambda:us-east-1:123456789012:function:${id}`;
    const form = filledIn({ ...planInput().form, way: 'blueprint', roleName: 'sample-role' }, blueprint);
    const { newRole } = createPlan(planInput(form, blueprint));
    const roles = newRole ? [{ ...newRole, Policies: allowed ? newRole.Policies : [] }] : [];
    const source = typeof blueprint.trigger === 'object' ? (blueprint.trigger?.preset ?? '') : '';
    const made = { functionName: id, source, account, at: Date.now() };
    let services = withBlueprintSources(noServices, blueprint, made);
    const configuration = { FunctionArn: arn, Role: newRole?.Arn ?? '' };
    const networkOf = accountNetwork({
      context: () => ({ ...account, services, roles, functions: { [id]: { record: { configuration } } } }),
      changeServices: (changed) => (services = changed),
      call: () => Promise.reject(new Error('Nobody is invoked.')),
      traceOf: () => '',
    });
    const spec: EnvironmentSpec = {
      environmentId: id,
      functionName: id,
      functionVersion: '$LATEST',
      functionArn: arn,
      region: 'us-east-1',
      runtime: blueprint.runtime,
      architecture: 'x86_64',
      handler: blueprint.handler,
      memorySizeMB: blueprint.memory,
      ephemeralStorageMB: 512,
      variables: blueprint.environment,
      files: blueprint.files,
      logGroup: `/aws/lambda/${id}`,
      logStream: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
      logFormat: 'Text',
    };
    const listener = () => undefined;
    const network = networkOf(spec, listener);
    const environment = await runtime.start(spec, {
      listener,
      signal: new AbortController().signal,
      network,
    });
    try {
      const { signal } = new AbortController();
      expect(await environment.init({ limitMs: 10_000, signal })).toMatchObject({ status: 'success' });
      return await environment.invoke(
        {
          requestId: '00000000-0000-4000-8000-000000000001',
          payload: blueprint.event,
          timeoutMs: blueprint.timeout * 1000,
          invokedFunctionArn: arn,
          traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
        },
        { signal },
      );
    } finally {
      await environment.stop('spindown');
    }
  }

  it('are at least eight, each under its own name', () => {
    const ids = blueprints.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual([...Object.keys(answers), 'step-functions-error'].sort());
  });

  it.each(Object.entries(answers))('%s answers its own event', { timeout: 20_000 }, async (id, answer) => {
    const outcome = await run(id);
    expect(outcome).toMatchObject({ status: 'success' });
    const payload: unknown = outcome.status === 'success' ? JSON.parse(outcome.payload) : null;
    if (typeof answer === 'object' && answer !== null) expect(payload).toMatchObject(answer);
    else expect(payload).toEqual(answer);
  });

  it('step-functions-error fails with a name of its own', { timeout: 20_000 }, async () => {
    expect(await run('step-functions-error')).toMatchObject({
      status: 'error',
      error: { errorType: 'CustomError', errorMessage: 'This is a custom error!' },
    });
  });

  it('s3-get-object is refused in AWS’s words where the role may not read', { timeout: 20_000 }, async () => {
    expect(await run('s3-get-object', false)).toMatchObject({
      status: 'error',
      error: {
        errorType: 'AccessDenied',
        errorMessage: expect.stringContaining(
          'is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::my-pictures/summer/at the lake.jpg"',
        ) as string,
      },
    });
  });

  it.each(blueprints)('$id fills in a form that AWS would take', (blueprint) => {
    expect(blueprint.policyTemplates.filter((id) => !isPolicyTemplate(id))).toEqual([]);
    const form = filledIn({ ...planInput().form, way: 'blueprint', roleName: 'sample-role' }, blueprint);
    const { create, newRole, after } = createPlan(planInput(form, blueprint));
    expect(refuseCreateFunction(create.request, create.package, state)).toBeNull();
    expect(create.request).toMatchObject({
      Runtime: blueprint.runtime,
      MemorySize: blueprint.memory,
      Tags: { 'lambda-console:blueprint': blueprint.id },
    });
    const { trigger } = blueprint;
    // A template that leaves out what a mapping needs gets company.
    const company = newRole?.Policies.filter(({ PolicyName }) => PolicyName.includes('-poller-')) ?? [];
    expect(newRole?.Policies).toHaveLength(1 + blueprint.policyTemplates.length + company.length);
    const source = trigger === null || trigger === 'url' ? '' : trigger.preset;
    const made = { functionName: 'orders', source, account, at: 0 };
    const services = withBlueprintSources(noServices, blueprint, made);
    const revision = { at: 0, revisionId: 'first' };
    const known = {
      ...state,
      functions: [createdConfiguration(create.request, create.package, account, revision)],
      resources: accountResources(account, newRole ? [newRole] : []),
      eventSources: eventSourcesOf({ mappings: {}, services, ...account }),
    };
    for (const call of after) expect(refuse(call, known)).toBeNull();
    if (trigger === null) expect(after).toEqual([]);
    else if (trigger !== 'url' && trigger.model === 'poll')
      expect(after).toMatchObject([
        {
          action: 'CreateEventSourceMapping',
          request: { EventSourceArn: expect.stringContaining(trigger.preset) as string, BatchSize: 10 },
        },
      ]);
    else expect(after.at(-1)).toMatchObject({ action: 'AddPermission' });
  });

  it.each(blueprints)('$id says everything that differs from scratch', (blueprint) => {
    const rows = comparison(blueprint);
    expect(rows.find(({ what }) => what === 'Tag')?.differs).toBe(true);
    expect(rows.find(({ what }) => what === 'Timeout')?.differs).toBe(blueprint.timeout !== 3);
    expect(rows.find(({ what }) => what === 'Package type')?.differs).toBe(false);
  });
});
