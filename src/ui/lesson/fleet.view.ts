/** A fleet in words and shares, ready to be drawn. */
import type { Fleet } from '#model/lambda/fleets.ts';
import { locale } from '#model/locale.ts';
import { words } from './fleet.words.ts';

export const functionChoices = [1, 100, 10_000, 1_000_000] as const;
export const perDayChoices = [1, 24, 1440, 86_400] as const;

export interface FleetPart {
  name: string;
  /** Whose colours it has; unset: of paper. */
  phase: 'invoke' | 'create' | undefined;
  /** From 0 to 1. */
  share: number;
}

/** Too few to be drawn or named. */
const negligible = 0.000_000_5;

export function partsOf({ working, starting }: Fleet): FleetPart[] {
  const parts: FleetPart[] = [
    { name: words.working, phase: 'invoke', share: working },
    { name: words.starting, phase: 'create', share: starting },
    { name: words.waiting, phase: undefined, share: 1 - working - starting },
  ];
  return parts.filter(({ share }) => share > negligible);
}

export function machinesText(machines: number): string {
  return machines < 1 ? words.mostlyNone : words.machines(Math.round(machines));
}

export function paidText(usd: number): string {
  if (usd < 0.01) return words.lessThanACent;
  return `${usd.toLocaleString(locale, { maximumFractionDigits: usd < 100 ? 2 : 0 })}\u00a0USD`;
}

export function shareText(share: number): string {
  if (share > 0.99 && share < 1) return words.nearlyAll;
  return share.toLocaleString(locale, { style: 'percent', maximumSignificantDigits: 2 });
}
