import { expect, it } from 'vitest';
import type { FunctionView } from '#machines/account.view.ts';
import { functionRows, nextSort, sortedRows, timeText } from '#ui/console/function-list.view.ts';

const fn = (name: string, description: string, state: 'Active' | 'Pending' = 'Active') =>
  ({
    name,
    configuration: {
      Description: description,
      PackageType: 'Zip',
      Runtime: 'nodejs24.x',
      CodeSize: name.length * 100,
      LastModified: '2026-11-23T08:00:00.000+0000',
    },
    state: { value: state, console: '', below: '', description: '' },
  }) as FunctionView;

const functions = [fn('orders', 'Takes orders from the shop'), fn('invoices', '', 'Pending')];

it('lists what the console lists', () => {
  expect(functionRows(functions, '')).toEqual([
    {
      name: 'orders',
      description: 'Takes orders from the shop',
      packageType: 'Zip',
      runtime: 'nodejs24.x',
      codeSize: 600,
      lastModified: '2026-11-23 08:00:00 UTC',
      state: null,
    },
    expect.objectContaining({ name: 'invoices', state: 'Pending' }),
  ]);
});

it.each([
  ['shop ORD', ['orders']],
  ['inv', ['invoices']],
  ['  ', ['orders', 'invoices']],
  ['orders invoices', []],
])('filters by every word of %j', (filter, names) => {
  expect(functionRows(functions, filter).map(({ name }) => name)).toEqual(names);
});

it('prints the time as it is', () => {
  expect(timeText('2026-01-02T03:04:05.678+0000')).toBe('2026-01-02 03:04:05 UTC');
});

it('sorts by a column, and the other way round on the second press', () => {
  const rows = functionRows([...functions, fn('audit', '')], '');
  const names = (sort: Parameters<typeof sortedRows>[1]) => sortedRows(rows, sort).map(({ name }) => name);
  const bySize = nextSort({ by: 'name', descending: false }, 'codeSize');
  expect(names({ by: 'name', descending: false })).toEqual(['audit', 'invoices', 'orders']);
  expect(names(bySize)).toEqual(['audit', 'orders', 'invoices']);
  expect(names(nextSort(bySize, 'codeSize'))).toEqual(['invoices', 'orders', 'audit']);
  expect(names({ by: 'runtime', descending: true })).toEqual(['audit', 'invoices', 'orders']);
});
