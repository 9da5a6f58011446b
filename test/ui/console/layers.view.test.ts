import { describe, expect, it } from 'vitest';
import {
  exampleHandler,
  exampleLayer,
  layerArns,
  layerRows,
  layersCall,
  moved,
  offeredLayers,
} from '#ui/console/function/layers/layers.view.ts';
import { deploymentMs, deploymentPackage, handsOn } from '../../support/account/account-hands.ts';

const arn = (name: string, version: number) =>
  `arn:aws:lambda:us-east-1:123456789012:layer:${name}:${version}`;

async function withLayers() {
  const hands = handsOn();
  await hands.created();
  for (const LayerName of ['greeter', 'greeter', 'tools'])
    hands.call({
      action: 'PublishLayerVersion',
      request: { LayerName, Content: {}, CompatibleRuntimes: ['nodejs24.x'] },
      package: deploymentPackage(exampleLayer.files),
      functionName: 'hello',
    });
  return hands;
}

describe('the layers of a function', () => {
  it('are rows in the order in which they are unpacked, and a call', async () => {
    const hands = await withLayers();
    hands.call(layersCall('hello', [arn('tools', 1), arn('greeter', 1)]));
    await hands.pass(deploymentMs.update);
    const arns = layerArns(hands.fn());
    expect(layerRows(arns, hands.view().layers)).toMatchObject([
      { order: 1, name: 'tools', version: '1', runtimes: 'nodejs24.x' },
      { order: 2, name: 'greeter', version: '1' },
    ]);
    expect(hands.fn().layers).toEqual([exampleLayer.files, exampleLayer.files]);
    const request = { LayerName: 'greeter', VersionNumber: 1 };
    hands.call({ action: 'DeleteLayerVersion', request, functionName: 'hello' });
    expect(layerRows(arns, hands.view().layers)[1]).toMatchObject({ published: null, runtimes: 'not said' });
  });

  it('can be chosen from what the account has, the newest first', async () => {
    const { layers } = (await withLayers()).view();
    const offered = (taken: string[]) =>
      offeredLayers(layers, taken).map(({ LayerVersionArn }) => LayerVersionArn);
    expect(offered([])).toEqual([arn('greeter', 2), arn('greeter', 1), arn('tools', 1)]);
    expect(offered([arn('greeter', 2), arn('tools', 1)])).toEqual([arn('greeter', 1)]);
  });

  it('move up and down, not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('begin with an example whose handler asks for what is in it', () => {
    const [path = ''] = Object.keys(exampleLayer.files);
    const name = /^nodejs\/node_modules\/(\w+)\/index\.js$/.exec(path)?.[1];
    expect(exampleHandler).toContain(`('${name}')`);
  });
});
