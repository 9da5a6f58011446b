import { describe, expect, it } from 'vitest';
import { inactiveRefusal, reclaimedAfterMs, skippedIdleMs, stepsOf } from '#model/lambda/making.ts';
import { pending } from './example-function.ts';

const day = 24 * 60 * 60 * 1000;
const VpcConfig = { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const image = { ...pending, PackageType: 'Image' as const };
const SnapStart = { ApplyOn: 'PublishedVersions' as const, OptimizationStatus: 'On' as const };

describe('what a function waits for', () => {
  it('depends on what it is made of', () => {
    expect(stepsOf(pending, 'create')).toEqual(['package']);
    expect(stepsOf({ ...image, VpcConfig }, 'create')).toEqual(['package', 'image', 'network']);
    expect(stepsOf({ ...image, VpcConfig }, 'restore')).toEqual(['image', 'network']);
  });

  it('is a snapshot where a version starts from one, and never for $LATEST', () => {
    expect(stepsOf({ ...pending, SnapStart }, 'create')).toEqual(['package']);
    expect(stepsOf({ ...pending, SnapStart, Version: '1' }, 'create')).toEqual(['snapshot']);
  });
});

describe('what is taken back from a function that nobody uses', () => {
  it('is nothing of a .zip outside any VPC', () => {
    expect(reclaimedAfterMs(pending)).toBeNull();
    expect(skippedIdleMs(pending)).toBe(14 * day);
  });

  it('goes with what is given up first, in AWS’s words', () => {
    expect(reclaimedAfterMs({ ...pending, VpcConfig })).toBe(14 * day);
    expect(reclaimedAfterMs(image)).toBe(21 * day);
    expect(reclaimedAfterMs({ ...image, VpcConfig })).toBe(14 * day);
    expect(inactiveRefusal({ ...pending, VpcConfig }).code).toBe('ResourceNotReadyException');
    expect(inactiveRefusal(image).code).toBe('CodeArtifactUserPendingException');
    expect(inactiveRefusal({ ...pending, SnapStart, Version: '1' }).code).toBe('SnapStartNotReadyException');
  });
});
