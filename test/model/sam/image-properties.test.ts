import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registryImages } from '#model/lambda/registry.ts';
import type { TemplateSubject } from '#model/sam/function-property.ts';
import { readTemplate } from '#model/sam/from-template.ts';
import { plannedCalls, templateChanges } from '#model/sam/template-plan.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject } from './example-subject.ts';
import { schemaFaults } from './sam-json-schema.ts';

const images = registryImages(account);
const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const sha256 = (tag: string): string => images.find((image) => image.tag === tag)?.sha256 ?? '';

const subject: TemplateSubject = {
  ...exampleSubject,
  images,
  configuration: {
    ...exampleSubject.configuration,
    PackageType: 'Image',
    Runtime: '',
    Handler: '',
    CodeSha256: sha256('1'),
    ImageConfigResponse: { ImageConfig: { Command: ['index.other'], WorkingDirectory: '/opt' } },
  },
};

const sam = (properties: string, above = ''): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
${above}    Properties:
${properties
  .split('\n')
  .map((line) => `      ${line}\n`)
  .join('')}`;

function read(text: string, of = subject) {
  const result = readTemplate(text, of, account);
  if (!result.ok) throw new Error(`${result.fault.message} (line ${result.fault.line})`);
  return result.reading;
}
const calls = (text: string) => plannedCalls(templateChanges(read(text), subject), subject);
const own = `PackageType: Image\nImageUri: ${host}/greeter:1\nImageConfig: { Command: [index.other], WorkingDirectory: /opt }`;

describe('a function from an image and its template', () => {
  test('what is written is what is read, and what SAM’s schema takes', () => {
    const text = toTemplate(subject, account);
    expect(text).toContain(`ImageUri: ${host}/greeter:1`);
    expect(text).not.toMatch(/Runtime|Handler|CodeUri|Layers|EntryPoint/);
    expect(schemaFaults(parse(text))).toEqual([]);
    expect(calls(text)).toEqual([]);
  });

  test('another image and other overrides are calls', () => {
    const changed = `PackageType: Image\nImageUri: ${host}/greeter:arm\nArchitectures: [arm64]\nImageConfig: { EntryPoint: [/lambda-entrypoint.sh], WorkingDirectory: /opt }`;
    expect(calls(sam(changed))).toMatchObject([
      {
        action: 'UpdateFunctionCode',
        request: { FunctionName: 'hello', ImageUri: `${host}/greeter:arm`, Architectures: ['arm64'] },
        image: { sha256: sha256('arm') },
      },
      {
        action: 'UpdateFunctionConfiguration',
        request: {
          FunctionName: 'hello',
          ImageConfig: { EntryPoint: ['/lambda-entrypoint.sh'], WorkingDirectory: '/opt' },
        },
      },
    ]);
    const request = calls(sam(changed))[1]?.request;
    expect(request).not.toHaveProperty('ImageConfig.Command');
  });

  test('Lambda is told the image where only the processor changes', () => {
    expect(calls(sam(`${own}\nArchitectures: [arm64]`))).toMatchObject([
      { action: 'UpdateFunctionCode', request: { ImageUri: `${host}/greeter:1`, Architectures: ['arm64'] } },
    ]);
  });

  test('without a line for them the overrides go', () => {
    expect(calls(sam(`PackageType: Image\nImageUri: ${host}/greeter:1`))).toMatchObject([
      { action: 'UpdateFunctionConfiguration', request: { ImageConfig: {} } },
    ]);
  });

  test('its digest is another name of the image, and stays as the learner wrote it', () => {
    const text = sam(own.replace('greeter:1', `greeter@sha256:${sha256('1')}`));
    expect(calls(text)).toEqual([]);
    expect(toTemplate(subject, account, { text, resource: 'Hello' })).toBe(text);
  });

  test('an image that is not there becomes a call all the same: Lambda is to say it', () => {
    const [call] = calls(sam(own.replace('greeter:1', 'nobody:1')));
    expect(call).toMatchObject({ request: { ImageUri: `${host}/nobody:1` } });
    expect(call).not.toHaveProperty('image');
  });

  test('in CloudFormation the image stands below Code', () => {
    const text = `Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      PackageType: Image
      Code:
        ImageUri: ${host}/greeter:arm
      ImageConfig: { Command: [ index.other ], WorkingDirectory: /opt }
`;
    expect(calls(text)).toMatchObject([
      { action: 'UpdateFunctionCode', request: { ImageUri: `${host}/greeter:arm` } },
    ]);
    // And the other way round: the console deploys another image, the template follows.
    const deployed = { ...subject, configuration: { ...subject.configuration, CodeSha256: sha256('arm') } };
    const brought = { text: text.replace('greeter:arm', 'greeter:1'), resource: 'Hello' };
    expect(toTemplate(deployed, account, brought)).toBe(text);
  });

  test('one that sam build makes may leave its address out', () => {
    const metadata = '    Metadata: { Dockerfile: Dockerfile, DockerContext: ., DockerTag: v1 }\n';
    const text = sam(own.replace(/ImageUri.*\n/, ''), metadata);
    expect(calls(text)).toEqual([]);
    expect(toTemplate(subject, account, { text, resource: 'Hello' })).toBe(text);
  });
});

describe('SAM refuses', () => {
  const fault = (text: string, of = subject) => {
    const result = readTemplate(text, of, account);
    return result.ok ? null : result.fault;
  };

  test.each([
    [
      `${own}\nHandler: index.handler`,
      'Runtime, Handler, Layers cannot be present when PackageType is of type `Image`',
      9,
    ],
    ['PackageType: Image', "'ImageUri' must be set.", 3],
  ])('of an image %s', (properties, message, line) => {
    expect(fault(sam(properties))).toMatchObject({
      message: expect.stringContaining(`Resource with id [Hello] is invalid. ${message}`) as string,
      line,
    });
  });

  test('of a .zip file an image', () => {
    const text = sam('Runtime: nodejs24.x\nHandler: index.handler\nImageUri: x');
    expect(fault(text, exampleSubject)).toMatchObject({
      message: expect.stringContaining(
        'ImageUri or ImageConfig cannot be present when PackageType is of type `Zip`',
      ) as string,
      line: 8,
    });
  });

  test('a template of the other package type, said or left out', () => {
    expect(fault(sam(own), exampleSubject)?.message).toContain('PackageType is "Image" here');
    expect(fault(sam(`ImageUri: ${host}/greeter:1`))?.message).toContain('for it is left out');
  });
});
