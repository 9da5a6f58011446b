/** A limit's numbers in words. */
import type { z } from 'zod';
import type { limitSchema } from '#model/facts/limits.schema.ts';
import { locale } from '#model/locale.ts';

type Numbers = Pick<z.infer<typeof limitSchema>, 'value' | 'min' | 'max' | 'default' | 'unit'>;

const KB = 1024;

/** AWS counts 1,024 bytes as a kilobyte and writes KB. */
function scaled(numbers: readonly number[], unit: string): { divisor: number; unit: string } {
  if (unit !== 'bytes') return { divisor: 1, unit };
  const fits = (divisor: number) => numbers.every((number) => number % divisor === 0);
  if (fits(KB * KB)) return { divisor: KB * KB, unit: 'MB' };
  return fits(KB) ? { divisor: KB, unit: 'KB' } : { divisor: 1, unit };
}

const formatted = (number: number) => number.toLocaleString(locale, { maximumSignificantDigits: 10 });

/** Such as "128 to 10,240 MB", "up to 5 layers", "10 s"; undefined where the entry has no number. */
export function quantity({ value, min, max, unit }: Numbers): string | undefined {
  const numbers = [min, max, value].filter((number) => number !== undefined);
  const { divisor, unit: shown } = scaled(numbers, unit);
  const text = (number: number) => formatted(number / divisor);
  const suffix = shown === '' ? '' : `\u00a0${shown}`;
  if (max !== undefined && max === min) return `${text(max)}${suffix}`;
  if (max !== undefined && min) return `${text(min)} to ${text(max)}${suffix}`;
  if (max !== undefined) return `${min === 0 || unit === '%' ? 'up to ' : ''}${text(max)}${suffix}`;
  const single = value ?? min;
  return single === undefined ? undefined : `${text(single)}${suffix}`;
}

/** What AWS takes when nothing is said; undefined where that is nothing, or the only number. */
export function defaultQuantity(numbers: Numbers): string | undefined {
  const { default: taken, value, unit } = numbers;
  if (taken === undefined || taken === value) return undefined;
  return quantity({ value: taken, unit });
}
