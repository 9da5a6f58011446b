/** How long a runtime lives: what AWS does with it on which day. */
import type { RuntimeFacts } from '#model/lambda/runtimes.ts';

/** A day as a person writes it: 30 April 2028. */
export function dayText(day: string | null): string {
  if (day === null) return 'not scheduled';
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

export function runtimeLife({ os, deprecation, blockCreate, blockUpdate, deprecated }: RuntimeFacts): string {
  if (deprecation === null) return `${os}. AWS has not said yet until when it patches it.`;
  const patched = deprecated
    ? `Deprecated since ${dayText(deprecation)}: no patches any more.`
    : `AWS patches it until ${dayText(deprecation)}.`;
  const blocked =
    blockCreate === null
      ? ''
      : ` From ${dayText(blockCreate)} no function can be created with it, from ${dayText(blockUpdate)} none updated. What is there goes on running.`;
  return `${os}. ${patched}${blocked}`;
}
