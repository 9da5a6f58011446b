/** Vitest's matchers for text, with a type that can be assigned. */
import { expect } from 'vitest';

export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const including = (...items: unknown[]): unknown => expect.arrayContaining(items);
export const satisfying = <T>(holds: (value: T) => boolean): unknown => expect.toSatisfy(holds);
