/** The SnapStart setting: what is set, what AWS would say of it, and the call that it ends in. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { FunctionConfiguration, SnapStartApplyOn } from '#model/lambda/configuration.ts';
import { snapStartConsole } from './state.console.words.ts';

export const snapStartChoices: readonly { value: SnapStartApplyOn; name: string }[] = [
  { value: 'None', name: snapStartConsole.none },
  { value: 'PublishedVersions', name: snapStartConsole.versions },
];

export function snapStartOf({ SnapStart }: Pick<FunctionConfiguration, 'SnapStart'>): SnapStartApplyOn {
  return SnapStart?.ApplyOn ?? 'None';
}

export function readSnapStart(text: string): SnapStartApplyOn | null {
  return snapStartChoices.find(({ value }) => JSON.stringify(value) === text)?.value ?? null;
}

/** Nothing to send where nothing is changed. */
export function snapStartCalls(
  typed: SnapStartApplyOn,
  configuration: Pick<FunctionConfiguration, 'SnapStart' | 'FunctionName'>,
): ApiCall[] {
  if (typed === snapStartOf(configuration)) return [];
  const { FunctionName } = configuration;
  return [
    { action: 'UpdateFunctionConfiguration', request: { FunctionName, SnapStart: { ApplyOn: typed } } },
  ];
}
