/** How long a runtime lives: what AWS does with it on which day. */
import type { RuntimeFacts } from '#model/lambda/runtimes.ts';
import { locale } from '#model/locale.ts';
import { words } from './runtime.words.ts';

/** A day as a person writes it: 30 April 2028. */
export function dayText(day: string | null): string {
  if (day === null) return words.notScheduled;
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

export function runtimeLife({ os, deprecation, blockCreate, blockUpdate, deprecated }: RuntimeFacts): string {
  if (deprecation === null) return words.noEnd(os);
  const patched = deprecated
    ? words.deprecated(os, dayText(deprecation))
    : words.patched(os, dayText(deprecation));
  if (blockCreate === null) return patched;
  return `${patched} ${words.blocked(dayText(blockCreate), dayText(blockUpdate))}`;
}
