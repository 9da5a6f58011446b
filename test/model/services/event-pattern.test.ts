import { describe, expect, it } from 'vitest';
import { matchesPattern } from '#model/services/event-pattern.ts';

const event = { source: 'shop', detail: { total: 12, tags: ['new', 'book'], name: 'Ada.txt', none: null } };

describe('a pattern', () => {
  it.each([
    [{ source: ['shop', 'other'] }, true],
    [{ source: ['Shop'] }, false],
    [{ source: [{ 'equals-ignore-case': 'SHOP' }] }, true],
    [{ detail: { name: [{ prefix: 'Ada' }] } }, true],
    [{ detail: { name: [{ prefix: { 'equals-ignore-case': 'ada' } }] } }, true],
    [{ detail: { name: [{ suffix: '.txt' }] } }, true],
    [{ detail: { name: [{ wildcard: 'A*.t*' }] } }, true],
    [{ detail: { name: [{ wildcard: 'A*x*t*t*t' }] } }, false],
    [{ detail: { total: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
    [{ detail: { total: [{ numeric: ['=', 10] }] } }, false],
    [{ detail: { total: [{ numeric: [] }] } }, false],
    [{ detail: { tags: ['book'] } }, true],
    [{ detail: { tags: [{ 'anything-but': ['toy'] }] } }, true],
    [{ source: [{ 'anything-but': { prefix: 'sh' } }] }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { total: [{ exists: false }] } }, false],
    [{ detail: { none: [null] } }, true],
    [{ $or: [{ source: ['no'] }, { detail: { total: [12] } }] }, true],
    [{ source: ['shop'], detail: { total: [13] } }, false],
    [{ source: { deeper: ['shop'] } }, false],
    [{ toString: [{ exists: true }] }, false],
  ])('%j: %s', (pattern, taken) => {
    expect(matchesPattern(pattern, event)).toBe(taken);
  });
});
