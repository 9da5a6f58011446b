/** What the page of a function says of its state: the steps until it can run, and what is taken back from it. */
import type { FunctionView } from '#machines/account.view.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { reclaimedAfterMs, skippedIdleMs, stepMs, stepsOf, type MakingStep } from '#model/lambda/making.ts';
import { durationText } from '#ui/lifecycle/duration.ts';
import { words } from './state.words.ts';

export interface ShownStep {
  step: MakingStep;
  /** A sentence of the machine. */
  what: string;
  below: string;
  how: 'done' | 'now' | 'next';
  /** How long it takes here. */
  time: string;
}

/** The steps of a function that is Pending, in their order. */
export function shownSteps({
  configuration,
  making,
}: Pick<FunctionView, 'configuration' | 'making'>): ShownStep[] {
  const steps = stepsOf(configuration, configuration.StateReasonCode === 'Restoring' ? 'restore' : 'create');
  const now = making === null ? -1 : steps.indexOf(making);
  return steps.map((step, index) => {
    const node = functionMachine.getStateNodeById(`function.existing.state.pending.${step}`);
    const { below = '' } = node.meta as { below?: string };
    return {
      step,
      what: node.description ?? '',
      below,
      how: index < now ? 'done' : index === now ? 'now' : 'next',
      time: durationText(stepMs(step)),
    };
  });
}

/** AWS's own members, as GetFunctionConfiguration answers them. */
export function stateMembers({
  configuration,
}: Pick<FunctionView, 'configuration'>): { key: string; value: string }[] {
  const { State, StateReason, StateReasonCode, LastUpdateStatus } = configuration;
  return [
    { key: 'State', value: State },
    ...(StateReasonCode ? [{ key: 'StateReasonCode', value: StateReasonCode }] : []),
    ...(StateReason ? [{ key: 'StateReason', value: StateReason }] : []),
    ...(State === 'Pending' ? [] : [{ key: 'LastUpdateStatus', value: LastUpdateStatus }]),
  ];
}

export interface IdleSkip {
  /** Of the button. */
  name: string;
  /** What will be gone then. */
  consequence: string;
  /** `null`: it can be pressed. */
  impossible: string | null;
}

export function idleSkip({
  configuration,
  invocations,
  queue,
}: Pick<FunctionView, 'configuration' | 'invocations' | 'queue'>): IdleSkip {
  const time = durationText(skippedIdleMs(configuration));
  return {
    name: words.letPass(time),
    consequence: consequenceOf(configuration),
    impossible:
      configuration.State !== 'Active'
        ? words.notActive(configuration.State)
        : invocations.length + queue.length > 0
          ? words.inUse
          : null,
  };
}

function consequenceOf(configuration: FunctionView['configuration']): string {
  if (reclaimedAfterMs(configuration) === null) return words.staysActive;
  return configuration.VpcConfig ? words.losesInterface : words.losesImage;
}
