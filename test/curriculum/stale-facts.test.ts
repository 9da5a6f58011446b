import { describe, expect, it } from 'vitest';
import { datedFacts, staleFacts } from '#curriculum/stale-facts.ts';

describe('datedFacts', () => {
  it('finds every entry that says when it was read, however deep it lies', () => {
    const data = {
      a: { asOf: '2026-01-01', value: 1 },
      list: [{ asOf: '2026-02-02' }, { note: 'undated' }],
      group: { b: { asOf: '2026-03-03' } },
    };
    expect(datedFacts('limits', data)).toEqual([
      { key: 'limits/a', asOf: '2026-01-01' },
      { key: 'limits/list/0', asOf: '2026-02-02' },
      { key: 'limits/group/b', asOf: '2026-03-03' },
    ]);
  });

  it('counts the whole file where it carries one date', () => {
    expect(datedFacts('cold-starts', { asOf: '2026-01-01', rows: [1] })).toEqual([
      { key: 'cold-starts', asOf: '2026-01-01' },
    ]);
  });
});

describe('staleFacts', () => {
  const facts = [
    { key: 'young', asOf: '2026-11-23' },
    { key: 'old', asOf: '2026-01-01' },
    { key: 'older', asOf: '2025-12-31' },
  ];

  it('lists the oldest first', () => {
    expect(staleFacts(facts, '2026-11-23').map(({ key }) => key)).toEqual(['older', 'old']);
  });

  it('believes a fact for 180 days, and not for 181', () => {
    expect(staleFacts(facts, '2026-06-30')).toEqual([{ key: 'older', asOf: '2025-12-31', ageDays: 181 }]);
    expect(staleFacts(facts, '2026-06-29')).toEqual([]);
  });

  it('takes another age', () => {
    expect(staleFacts(facts, '2026-06-30', 365)).toEqual([]);
  });
});
