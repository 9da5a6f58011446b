import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import { jsonLines, ownWords, yamlLines } from '#ui/console/xray/xray-lines.ts';
import { xray } from '#ui/console/create/xray.view.ts';
import { everything, planInput, shownIn } from './example-plan.ts';

const nothing = () => [];
const textOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text).join('\n');

describe('X-ray of Create function', () => {
  const input = planInput(everything);
  const parts = xray(input, shownIn(input));
  const part = (id: string) => parts.find((each) => each.id === id)?.lines ?? [];

  it('shows the calls in the order in which the console makes them', () => {
    const calls = part('request').flatMap(({ text }) => (/^(POST|PUT) /.test(text) ? [text] : []));
    expect(calls).toEqual([
      'POST https://iam.amazonaws.com/ Action=CreateRole',
      'POST https://iam.amazonaws.com/ Action=CreatePolicy',
      'POST https://iam.amazonaws.com/ Action=AttachRolePolicy',
      'POST https://iam.amazonaws.com/ Action=CreatePolicy',
      'POST https://iam.amazonaws.com/ Action=AttachRolePolicy',
      'POST /2015-03-31/functions HTTP/1.1',
      'POST /2021-10-31/functions/orders/url HTTP/1.1',
      'POST /2015-03-31/functions/orders/policy HTTP/1.1',
      'POST /2015-03-31/functions/orders/policy HTTP/1.1',
    ]);
  });

  it('says of the name what the request says, and not where it is sent', () => {
    expect(ownWords(parts, 'functionName')).toMatch(/^"FunctionName": "orders"/);
  });

  it('shows the same on the command line', () => {
    const cli = textOf(part('cli'));
    expect(cli).toContain('aws iam create-role \\\n  --role-name orders-role-ab12cd34');
    expect(cli).toContain('--function-name orders');
    expect(cli).toContain('--invoked-via-function-url');
  });

  it('shows a template that is YAML and says what the request says', () => {
    const template: unknown = parseYaml(textOf(part('sam')));
    expect(template).toMatchObject({
      Resources: {
        orders: {
          Type: 'AWS::Serverless::Function',
          Properties: {
            Runtime: 'nodejs24.x',
            Tags: { team: 'shop' },
            VpcConfig: { SubnetIds: everything.subnets, Ipv6AllowedForDualStack: true },
            FunctionUrlConfig: { AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } },
          },
        },
      },
    });
  });

  it('lists what the caller has to be allowed, with the condition on the role', () => {
    const iam = JSON.parse(textOf(part('iam'))) as { Statement: { Sid: string; Action: string[] }[] };
    expect(iam.Statement.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining([
        'lambda:CreateFunction',
        'iam:PassRole',
        'iam:CreateRole',
        'lambda:TagResource',
        'ec2:DescribeSubnets',
        'kms:CreateGrant',
        'lambda:AddPermission',
      ]),
    );
  });

  it.each<CreateFieldId>(['functionName', 'tags', 'subnets', 'encryptionKey', 'codeSigning', 'vpc', 'cors'])(
    'lights %s up in the request, on the command line and in the template',
    (field) => {
      for (const id of ['request', 'cli', 'sam'])
        expect(
          part(id).some(({ fields }) => fields.includes(field)),
          id,
        ).toBe(true);
    },
  );

  it('leads to the most particular control that the form has', () => {
    const line = part('request').find(({ text }) => text.includes('"SubnetIds"'));
    expect(line?.fields[0]).toBe('subnets');
    for (const { fields } of parts.flatMap(({ lines }) => lines))
      for (const field of fields) expect(shownIn(input)).toContain(field);
  });
});

describe('lines', () => {
  const samples: unknown[] = [
    { a: 1, b: ['x', { c: null, d: [] }], e: {}, 'odd key': 'yes', f: 'a: b', g: '- x', h: '1', i: true },
    { text: 'two\nlines', quote: '"', empty: '', tilde: '~', list: [['a'], { k: { l: 'm' } }] },
  ];
  it.each(samples)('of JSON are JSON: %j', (value) => {
    expect(JSON.parse(textOf(jsonLines(value, '', nothing)))).toEqual(value);
  });
  it('of YAML are YAML', () => {
    const { a, b, e, ...rest } = samples[0] as Record<string, unknown>;
    expect(parseYaml(textOf(yamlLines({ a, b, e, ...rest }, '', nothing)))).toEqual(samples[0]);
    const { list: _, ...second } = samples[1] as Record<string, unknown>;
    expect(parseYaml(textOf(yamlLines(second, '', nothing)))).toEqual(second);
  });
});
