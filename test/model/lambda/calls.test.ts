import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { type FieldId, fieldIds, fields } from '#model/lambda/fields.ts';
import { httpRequest, permissionsOf } from '#model/lambda/http-request.ts';
import type { LayerCall } from '#model/lambda/layers.types.ts';
import { empty, examplePackage, pending, request } from './example-function.ts';

const create = { action: 'CreateFunction', request, package: examplePackage } as const;

describe('a call over HTTP', () => {
  it('creates a function', () => {
    const { method, path, headers, body } = httpRequest(create, 'us-east-1');
    expect({ method, path, headers }).toEqual({
      method: 'POST',
      path: '/2015-03-31/functions',
      headers: { host: 'lambda.us-east-1.amazonaws.com', 'content-type': 'application/json' },
    });
    expect(JSON.parse(body)).toEqual({ ...request, Code: { ZipFile: '<base64 of 190 bytes>' } });
  });

  it('invokes with the event as its body, as it was typed', () => {
    const Payload = '{ "key":  1 }';
    expect(
      httpRequest(
        { action: 'Invoke', request: { FunctionName: 'hello', LogType: 'Tail', Payload } },
        'us-east-1',
      ),
    ).toEqual({
      method: 'POST',
      path: '/2015-03-31/functions/hello/invocations',
      headers: {
        host: 'lambda.us-east-1.amazonaws.com',
        'x-amz-invocation-type': 'RequestResponse',
        'x-amz-log-type': 'Tail',
      },
      body: Payload,
    });
  });

  it('updates and deletes at the path of the function, without its name in the body', () => {
    const update = {
      action: 'UpdateFunctionConfiguration',
      request: { FunctionName: 'hello', Timeout: 9 },
    } as const;
    expect(httpRequest(update, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2015-03-31/functions/hello/configuration',
      body: '{\n  "Timeout": 9\n}',
    });
    const code = {
      action: 'UpdateFunctionCode',
      request: { FunctionName: 'hello' },
      package: examplePackage,
    } as const;
    expect(httpRequest(code, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2015-03-31/functions/hello/code',
    });
    const remove = { action: 'DeleteFunction', request: { FunctionName: 'hello' } } as const;
    expect(httpRequest(remove, 'us-east-1')).toMatchObject({
      method: 'DELETE',
      path: '/2015-03-31/functions/hello',
      body: '',
    });
  });

  it('sets concurrency and the treatment of events at paths of their own', () => {
    const reserve = {
      action: 'PutFunctionConcurrency',
      request: { FunctionName: 'hello', ReservedConcurrentExecutions: 5 },
    } as const;
    expect(httpRequest(reserve, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2017-10-31/functions/hello/concurrency',
      body: '{\n  "ReservedConcurrentExecutions": 5\n}',
    });
    const share = { action: 'DeleteFunctionConcurrency', request: { FunctionName: 'hello' } } as const;
    expect(httpRequest(share, 'us-east-1')).toMatchObject({
      method: 'DELETE',
      path: '/2017-10-31/functions/hello/concurrency',
      body: '',
    });
    const treat = {
      action: 'PutFunctionEventInvokeConfig',
      request: { FunctionName: 'hello', MaximumRetryAttempts: 0 },
    } as const;
    expect(httpRequest(treat, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2019-09-25/functions/hello/event-invoke-config',
      body: '{\n  "MaximumRetryAttempts": 0\n}',
    });
  });

  it('carries layers by their names', () => {
    const sent = (call: LayerCall) => {
      const { method, path } = httpRequest(call, 'us-east-1');
      return `${method} ${path}`;
    };
    const functionName = 'hello';
    expect([
      sent({
        action: 'PublishLayerVersion',
        request: { LayerName: 'greeter', Content: {} },
        package: examplePackage,
        functionName,
      }),
      sent({ action: 'ListLayers', request: { CompatibleRuntime: 'nodejs24.x' }, functionName }),
      sent({ action: 'ListLayerVersions', request: { LayerName: 'greeter' }, functionName }),
      sent({
        action: 'DeleteLayerVersion',
        request: { LayerName: 'greeter', VersionNumber: 2 },
        functionName,
      }),
    ]).toEqual([
      'POST /2018-10-31/layers/greeter/versions',
      'GET /2018-10-31/layers?CompatibleRuntime=nodejs24.x',
      'GET /2018-10-31/layers/greeter/versions',
      'DELETE /2018-10-31/layers/greeter/versions/2',
    ]);
  });

  it('needs a permission, and one more to hand over a role', () => {
    expect(permissionsOf('CreateFunction')).toEqual(['lambda:CreateFunction', 'iam:PassRole']);
    expect(permissionsOf('Invoke')).toEqual(['lambda:InvokeFunction']);
    expect(permissionsOf('UpdateFunctionCode')).toEqual(['lambda:UpdateFunctionCode']);
  });
});

describe('a call as a command', () => {
  it('creates a function', () => {
    const asked = {
      ...request,
      Architectures: ['arm64' as const],
      EphemeralStorage: { Size: 1024 },
      Environment: { Variables: { GREETING: "it's me" } },
    };
    expect(awsCliCommand({ ...create, request: asked })).toMatchInlineSnapshot(`
      "aws lambda create-function \\
        --function-name hello \\
        --runtime nodejs24.x \\
        --architectures arm64 \\
        --handler index.handler \\
        --ephemeral-storage '{"Size":1024}' \\
        --environment '{"Variables":{"GREETING":"it'\\''s me"}}' \\
        --role arn:aws:iam::123456789012:role/service-role/hello-role-ab12cd34 \\
        --zip-file fileb://function.zip"
    `);
  });

  it('invokes', () => {
    expect(
      awsCliCommand({
        action: 'Invoke',
        request: { FunctionName: 'hello', LogType: 'Tail', Payload: '{"a": 1}' },
      }),
    ).toMatchInlineSnapshot(`
      "aws lambda invoke \\
        --function-name hello \\
        --log-type Tail \\
        --cli-binary-format raw-in-base64-out \\
        --payload '{"a": 1}' \\
        response.json"
    `);
  });

  it('sets concurrency and the treatment of events', () => {
    const FunctionName = 'hello';
    const commands = [
      awsCliCommand({
        action: 'PutFunctionConcurrency',
        request: { FunctionName, ReservedConcurrentExecutions: 5 },
      }),
      awsCliCommand({ action: 'DeleteFunctionConcurrency', request: { FunctionName } }),
      awsCliCommand({
        action: 'PutFunctionEventInvokeConfig',
        request: { FunctionName, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 3600 },
      }),
      awsCliCommand({
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName, SnapStart: { ApplyOn: 'PublishedVersions' } },
      }),
    ];
    expect(commands.map((command) => command.replaceAll(' \\\n  ', ' '))).toEqual([
      'aws lambda put-function-concurrency --function-name hello --reserved-concurrent-executions 5',
      'aws lambda delete-function-concurrency --function-name hello',
      'aws lambda put-function-event-invoke-config --function-name hello --maximum-retry-attempts 0 --maximum-event-age-in-seconds 3600',
      'aws lambda update-function-configuration --function-name hello --snap-start ApplyOn=PublishedVersions',
    ]);
  });

  it('publishes a layer, and gives a function its layers', () => {
    const commands = [
      awsCliCommand({
        action: 'PublishLayerVersion',
        request: { LayerName: 'greeter', Content: {}, CompatibleRuntimes: ['nodejs24.x'] },
        package: examplePackage,
        functionName: 'hello',
      }),
      awsCliCommand({
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', Layers: ['arn:one:1', 'arn:two:1'] },
      }),
      awsCliCommand({
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', Layers: [] },
      }),
    ];
    expect(commands.map((command) => command.replaceAll(' \\\n  ', ' '))).toEqual([
      'aws lambda publish-layer-version --layer-name greeter --compatible-runtimes \'["nodejs24.x"]\' --zip-file fileb://layer.zip',
      'aws lambda update-function-configuration --function-name hello --layers arn:one:1 arn:two:1',
      'aws lambda update-function-configuration --function-name hello --layers []',
    ]);
  });

  it('quotes so that a shell reads the text back', () => {
    /** A POSIX shell's reading of one word in single quotes. */
    const read = (word: string): string =>
      word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (Description) => {
        const text = awsCliCommand({
          action: 'UpdateFunctionConfiguration',
          request: { FunctionName: 'hello', Description },
        });
        expect(read(text.split(' \\\n  --description ')[1] ?? '')).toBe(Description);
      }),
    );
  });
});

describe('the table of fields', () => {
  it('has every field once, with another member, flag and place in the template', () => {
    for (const part of ['label', 'member', 'cliFlag', 'templatePath'] as const) {
      const all = fieldIds.map((id) => fields[id][part]);
      expect(new Set(all).size, part).toBe(fieldIds.length);
    }
    expect(fieldIds).toHaveLength(16);
  });

  const check = <Id extends FieldId>(id: Id): void => {
    const field = fields[id];
    const value = field.fromRequest(pending);
    if (value === undefined) return;
    expect(field.fromRequest(field.toRequest(value)), id).toEqual(value);
    if (field.default !== null) expect(value, id).toEqual(field.default);
    expect(field.refuse(value, empty), id).toBeNull();
  };

  it("reads back what it writes, and its defaults are those of a new function and pass AWS's rules", () => {
    fieldIds.forEach(check);
    expect(fields.environmentVariables.refuse({ STAGE: 'test' }, empty)).toBeNull();
  });

  it('refuses a value where the request would be refused', () => {
    expect(fields.functionName.refuse('a b', empty)?.member).toBe('FunctionName');
    expect(fields.memory.refuse(127, empty)?.member).toBe('MemorySize');
    expect(fields.timeout.refuse(901, empty)?.member).toBe('Timeout');
    expect(fields.ephemeralStorage.refuse(0, empty)?.member).toBe('EphemeralStorage.Size');
    expect(fields.description.refuse('x'.repeat(257), empty)?.member).toBe('Description');
    expect(fields.environmentVariables.refuse({ AWS_REGION: 'x' }, empty)?.member).toBe(
      'Environment.Variables',
    );
    expect(fields.runtime.refuse('cobol', empty)?.member).toBe('Runtime');
  });
});
