/** The form for asynchronous invocation: what is typed, what AWS would say of it, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { type Destination, destinationArn, destinationOf } from '#model/lambda/destinations.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';
import { eventAgeSeconds } from '#model/lambda/limits.ts';
import { refuseEventInvokeConfig } from '#model/lambda/rules/event-invoke-config.ts';
import { latest } from '#model/lambda/versions.ts';
import { asynchronousConsole as labels } from './asynchronous.console.words.ts';
import { words } from './asynchronous.words.ts';
import { typedReader } from './configuration/typed-json.ts';
import { settingsOf } from './event-settings.view.ts';

/** As the console asks: the age in hours, minutes and seconds. */
export interface TypedAsynchronous {
  /** `$LATEST`, a version or an alias: whose settings these are. */
  qualifier: string;
  hours: string;
  minutes: string;
  seconds: string;
  retries: string;
  deadLetters: DeadLetterChoice;
  /** Name of the queue or topic. */
  target: string;
}

export type DeadLetterChoice = 'none' | 'sqs' | 'sns';
export const deadLetterChoices: readonly { id: DeadLetterChoice; name: string }[] = [
  { id: 'none', name: formConsole.none },
  { id: 'sqs', name: labels.sqs },
  { id: 'sns', name: labels.sns },
];

const text = z.string();
const typedSchema = z.object({
  qualifier: text.default(latest),
  hours: text,
  minutes: text,
  seconds: text,
  retries: text,
  deadLetters: z.enum(['none', 'sqs', 'sns']),
  target: text,
});

export const readTypedAsynchronous = typedReader(typedSchema);

export function typedAsynchronous(fn: FunctionView, qualifier: string = latest): TypedAsynchronous {
  const { configuration } = fn;
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts } = settingsOf(fn, qualifier);
  const letters = destinationOf(configuration.DeadLetterConfig?.TargetArn ?? '');
  return {
    qualifier,
    hours: String(Math.floor(age / 3600)),
    minutes: String(Math.floor((age % 3600) / 60)),
    seconds: String(age % 60),
    retries: String(MaximumRetryAttempts),
    deadLetters: letters?.kind === 'sqs' || letters?.kind === 'sns' ? letters.kind : 'none',
    target: letters?.name ?? '',
  };
}

export function ageText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

function ageSeconds({ hours, minutes, seconds }: TypedAsynchronous): number | null {
  const parts = [hours, minutes, seconds].map((part) => (part.trim() === '' ? '0' : part.trim()));
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const [h = 0, m = 0, s = 0] = parts.map(Number);
  return h * 3600 + m * 60 + s;
}

export function ageError(typed: TypedAsynchronous): string | null {
  const MaximumEventAgeInSeconds = ageSeconds(typed);
  if (MaximumEventAgeInSeconds === null) {
    return words.badAge(ageText(eventAgeSeconds.min), ageText(eventAgeSeconds.max));
  }
  return refuseEventInvokeConfig({ MaximumEventAgeInSeconds })?.message ?? null;
}

/** The queue or topic that is typed; `null`: none. */
export function deadLetterTarget(
  { deadLetters, target }: TypedAsynchronous,
  account: Account,
): Destination | null {
  return deadLetters === 'none' ? null : destinationOf(destinationArn(deadLetters, account, target.trim()));
}

export function targetError({ deadLetters, target }: TypedAsynchronous): string | null {
  if (deadLetters === 'none' || /^[\w-]+$/.test(target.trim())) return null;
  return words.badName;
}

/** The settings of the queue, and the dead-letter queue where it changes. Destinations stay what they are. */
export function asynchronousCalls(typed: TypedAsynchronous, fn: FunctionView, account: Account): ApiCall[] {
  const { qualifier: Qualifier } = typed;
  const { DestinationConfig } = settingsOf(fn, Qualifier);
  const before = fn.configuration.DeadLetterConfig?.TargetArn ?? '';
  const TargetArn = deadLetterTarget(typed, account)?.arn ?? '';
  const settings: ApiCall = {
    action: 'PutFunctionEventInvokeConfig',
    request: {
      FunctionName: fn.name,
      ...(Qualifier === latest ? {} : { Qualifier }),
      MaximumRetryAttempts: Number(typed.retries),
      MaximumEventAgeInSeconds: ageSeconds(typed) ?? eventAgeSeconds.default,
      ...(DestinationConfig ? { DestinationConfig } : {}),
    },
  };
  // A version has the dead-letter queue that it was published with.
  if (TargetArn === before || Qualifier !== latest) return [settings];
  const request = { FunctionName: fn.name, DeadLetterConfig: { TargetArn } };
  return [{ action: 'UpdateFunctionConfiguration', request }, settings];
}
