/**
 * What a function has to be given before it can run, and what is taken back from one that nobody uses.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/images-create.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
 */
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import type { ApiError } from './api-call.ts';
import { apiSentence, refusal } from './api-message.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { createdMs } from './lifecycle.ts';
import { fullSubnets } from './network.ts';
import { latest } from './versions.ts';

/** In the order in which they follow one another. */
export const makingSteps = ['package', 'image', 'network', 'snapshot'] as const;
export type MakingStep = (typeof makingSteps)[number];

type Made = Pick<FunctionConfiguration, 'PackageType' | 'VpcConfig' | 'SnapStart' | 'Version'>;

/** A snapshot is taken of versions only. */
export function isSnapStarted({ SnapStart, Version }: Pick<Made, 'SnapStart' | 'Version'>): boolean {
  return SnapStart?.ApplyOn === 'PublishedVersions' && Version !== latest;
}

/** What it waits for while it is `Pending`; a version has the package, the image and the network of its function. */
export function stepsOf(configuration: Made, how: 'create' | 'restore'): MakingStep[] {
  const { PackageType, VpcConfig, Version } = configuration;
  const needs: Record<MakingStep, boolean> = {
    package: how === 'create' && Version === latest,
    image: PackageType === 'Image' && (how === 'restore' || Version === latest),
    network: VpcConfig !== undefined && (how === 'restore' || Version === latest),
    snapshot: isSnapStarted(configuration),
  };
  return makingSteps.filter((step) => needs[step]);
}

/** What an update waits for: a new network takes as long as it does for a new function. */
export function updateStep(
  before: Pick<Made, 'VpcConfig'>,
  after: Pick<Made, 'VpcConfig'> | undefined,
): MakingStep {
  const network = after?.VpcConfig;
  return network && JSON.stringify(network) !== JSON.stringify(before.VpcConfig) ? 'network' : 'package';
}

/** How long a step takes here, in ms. */
export function stepMs(step: MakingStep): number {
  return step === 'package' ? createdMs.own : createdMs[step];
}

const dayMs = 24 * 60 * 60 * 1000;

/** How long nobody has to use it until it is `Inactive`, in ms; `null`: it holds nothing that could be taken back. */
export function reclaimedAfterMs(configuration: Made): number | null {
  const { eniIdle, imageIdle, snapshotIdle } = lifecycle;
  const days = [
    ...(configuration.VpcConfig ? [eniIdle.max] : []),
    ...(configuration.PackageType === 'Image' ? [imageIdle.value] : []),
    ...(isSnapStarted(configuration) ? [snapshotIdle.value] : []),
  ];
  return days.length === 0 ? null : Math.min(...days) * dayMs;
}

/** The time that a learner can let pass, in ms: so long that nothing is left that could have been taken back. */
export function skippedIdleMs(configuration: Made): number {
  return reclaimedAfterMs(configuration) ?? lifecycle.eniIdle.max * dayMs;
}

/** What an invocation of an `Inactive` function is answered with, while the function becomes `Pending`. */
export function inactiveRefusal(configuration: Made): ApiError {
  if (isSnapStarted(configuration)) return refusal('snapStartNotReady');
  return refusal(configuration.VpcConfig ? 'vpcConnectionGone' : 'functionInitializing');
}

/** Why a step cannot be done: AWS's StateReasonCode and the sentence beside it. */
export function stepFault(
  step: MakingStep,
  { VpcConfig }: Pick<Made, 'VpcConfig'>,
): { code: string; reason: string } | null {
  if (step !== 'network' || !VpcConfig?.SubnetIds.some((id) => fullSubnets.includes(id))) return null;
  return { code: 'SubnetOutOfIPAddresses', reason: apiSentence('subnetFull') };
}
