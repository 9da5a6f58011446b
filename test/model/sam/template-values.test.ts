import { expect, test } from 'vitest';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject as subject } from './example-subject.ts';
import { calls, fates, sam } from './example-template.ts';

test('Sub with values of its own is worked out, and asks nobody else for them', () => {
  const text = sam("Description: !Sub ['${Where}-${AWS::Region}-${Number}', { Where: here, Number: 7 }]");
  expect(calls(text)).toMatchObject([{ request: { Description: 'here-us-east-1-7' } }]);
  const unknown = sam(
    "Description: !Sub ['${Where}', { Where: !GetAtt Q.Arn }]",
    '  Q: { Type: AWS::SQS::Queue }\n',
  );
  expect(fates(unknown)['Resources.Hello.Properties.Description']).toMatchObject({
    fate: 'unresolved',
    intrinsic: '!Sub ${Where}',
  });
});

test('a list of Globals comes before the function’s own, and stays there', () => {
  const layer = (name: string) => `arn:aws:lambda:us-east-1:123456789012:layer:${name}:1`;
  const text = `Globals:\n  Function:\n    Layers: [${layer('shared')}]\n${sam(`Layers:\n  - ${layer('own')}`)}`;
  expect(calls(text)).toMatchObject([{ request: { Layers: [layer('shared'), layer('own')] } }]);
  const withLayers = (...names: string[]) => ({
    ...subject,
    configuration: {
      ...subject.configuration,
      Layers: names.map((name) => ({ Arn: layer(name), CodeSize: 1 })),
    },
  });
  const kept = { text, resource: 'Hello' };
  expect(toTemplate(withLayers('shared', 'own'), account, kept)).toBe(text);
  const more = toTemplate(withLayers('shared', 'own', 'third'), account, kept);
  expect(more).toContain(`- ${layer('third')}`);
  expect(calls(more, withLayers('shared', 'own', 'third'))).toEqual([]);
  const less = toTemplate(withLayers('shared'), account, kept);
  expect(calls(less, withLayers('shared'))).toEqual([]);
});

test('SnapStart is read, written and becomes a call', () => {
  expect(calls(sam('SnapStart: { ApplyOn: PublishedVersions }'))).toEqual([
    {
      action: 'UpdateFunctionConfiguration',
      request: { FunctionName: 'hello', SnapStart: { ApplyOn: 'PublishedVersions' } },
    },
  ]);
  const SnapStart = { ApplyOn: 'PublishedVersions' as const, OptimizationStatus: 'Off' as const };
  const snapped = { ...subject, configuration: { ...subject.configuration, SnapStart } };
  const text = toTemplate(snapped, account);
  expect(text).toContain('ApplyOn: PublishedVersions');
  expect(calls(text, snapped)).toEqual([]);
  expect(calls(sam(''), snapped)).toMatchObject([{ request: { SnapStart: { ApplyOn: 'None' } } }]);
});
