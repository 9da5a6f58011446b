/** Every blueprint runs, by AWS's own runtime client, with the event that it comes with. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import type { InvokeOutcome, Runtime } from '#model/runtime-port.ts';
import { blueprints } from '#ui/console/create/blueprints.ts';
import { comparison, filledIn } from '#ui/console/create/blueprint-form.view.ts';
import { createPlan } from '#ui/console/create/create-plan.view.ts';
import { createNodeRuntime } from '../../../support/node-runtime/node-runtime.ts';
import { planInput, state } from './example-plan.ts';

const answers: Record<string, unknown> = {
  'hello-world': 'value1',
  'http-function-url-tutorial': { statusCode: 200 },
  'microservice-http-endpoint': { statusCode: 201, body: '{"id":"42","title":"A kettle"}' },
  's3-get-object': [
    { what: 'ObjectCreated:Put', bucket: 'my-pictures', key: 'summer/at the lake.jpg', bytes: 184320 },
  ],
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

  async function run(id: string): Promise<InvokeOutcome> {
    const blueprint = blueprints.find((each) => each.id === id);
    if (!blueprint) throw new Error(`There is no blueprint ${id}.`);
    const arn = `arn:aws:lambda:us-east-1:123456789012:function:${id}`;
    const environment = await runtime.start(
      {
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
      },
      { listener: () => undefined, signal: new AbortController().signal },
    );
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

  it.each(blueprints)('$id fills in a form that AWS would take', (blueprint) => {
    expect(blueprint.policyTemplates.filter((id) => !isPolicyTemplate(id))).toEqual([]);
    const form = filledIn({ ...planInput().form, way: 'blueprint', roleName: 'sample-role' }, blueprint);
    const { create, newRole, after, mapping } = createPlan(planInput(form, blueprint));
    expect(refuseCreateFunction(create.request, create.package, state)).toBeNull();
    expect(create.request).toMatchObject({
      Runtime: blueprint.runtime,
      MemorySize: blueprint.memory,
      Tags: { 'lambda-console:blueprint': blueprint.id },
    });
    expect(newRole?.Policies).toHaveLength(1 + blueprint.policyTemplates.length);
    const { trigger } = blueprint;
    if (trigger === null) expect([after, mapping]).toEqual([[], null]);
    else if (trigger !== 'url' && trigger.model === 'poll')
      expect(mapping?.EventSourceArn).toContain(trigger.preset);
    else expect(after.at(-1)).toMatchObject({ action: 'AddPermission' });
  });

  it.each(blueprints)('$id says everything that differs from scratch', (blueprint) => {
    const rows = comparison(blueprint);
    expect(rows.find(({ what }) => what === 'Tag')?.differs).toBe(true);
    expect(rows.find(({ what }) => what === 'Timeout')?.differs).toBe(blueprint.timeout !== 3);
    expect(rows.find(({ what }) => what === 'Package type')?.differs).toBe(false);
  });
});
