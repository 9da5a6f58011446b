/** The form for asynchronous invocation: what is typed, what AWS would say of it, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { eventAgeSeconds } from '#model/lambda/limits.ts';
import { refuseEventInvokeConfig } from '#model/lambda/rules/event-invoke-config.ts';

/** As the console asks: the age in hours, minutes and seconds. */
export interface TypedAsynchronous {
  hours: string;
  minutes: string;
  seconds: string;
  retries: string;
}

const text = z.string();
const typedSchema = z.object({ hours: text, minutes: text, seconds: text, retries: text });

export function readTypedAsynchronous(kept: string): TypedAsynchronous | null {
  try {
    return typedSchema.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

export function typedAsynchronous({ eventInvokeConfig }: FunctionView): TypedAsynchronous {
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts } = eventInvokeConfig;
  return {
    hours: String(Math.floor(age / 3600)),
    minutes: String(Math.floor((age % 3600) / 60)),
    seconds: String(age % 60),
    retries: String(MaximumRetryAttempts),
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
    return `The age is made of whole numbers, ${ageText(eventAgeSeconds.min)} to ${ageText(eventAgeSeconds.max)} together.`;
  }
  return refuseEventInvokeConfig({ MaximumEventAgeInSeconds })?.message ?? null;
}

export function asynchronousCall(typed: TypedAsynchronous, FunctionName: string): ApiCall {
  return {
    action: 'PutFunctionEventInvokeConfig',
    request: {
      FunctionName,
      MaximumRetryAttempts: Number(typed.retries),
      MaximumEventAgeInSeconds: ageSeconds(typed) ?? eventAgeSeconds.default,
    },
  };
}
