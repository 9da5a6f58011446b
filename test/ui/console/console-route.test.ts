import { expect, it } from 'vitest';
import {
  configurationPanels,
  formatConsoleRoute,
  functionTabs,
  parseConsoleRoute,
} from '#ui/console/console-route.ts';

it.each([
  ['', { page: 'functions' }],
  ['#', { page: 'functions' }],
  ['#/', { page: 'functions' }],
  ['#/functions', { page: 'functions' }],
  ['#/functions/', { page: 'functions' }],
  ['#/create/function', { page: 'create' }],
  ['#/functions/orders', { page: 'function', name: 'orders', tab: 'code' }],
  ['#/functions/orders?tab=testing', { page: 'function', name: 'orders', tab: 'testing' }],
  ['#/functions/orders?tab=nope', { page: 'function', name: 'orders', tab: 'code' }],
  [
    '#/functions/orders?tab=configuration&panel=vpc',
    { page: 'function', name: 'orders', tab: 'configuration', panel: 'vpc' },
  ],
  ['#/functions/orders?tab=testing&panel=vpc', { page: 'function', name: 'orders', tab: 'testing' }],
  [
    '#/functions/orders?tab=configuration&panel=nope',
    { page: 'function', name: 'orders', tab: 'configuration' },
  ],
  ['#/functions/a%20b', { page: 'function', name: 'a b', tab: 'code' }],
  ['#/functions/%E0%A4%A', { page: 'unknown', hash: '#/functions/%E0%A4%A' }],
  ['#/functions/a/versions', { page: 'unknown', hash: '#/functions/a/versions' }],
  ['#/layers', { page: 'unknown', hash: '#/layers' }],
])('reads %j', (hash, route) => {
  expect(parseConsoleRoute(hash)).toEqual(route);
});

it('writes addresses that it reads back', () => {
  for (const tab of functionTabs) {
    const route = { page: 'function', name: 'a/b?c#d', tab } as const;
    expect(parseConsoleRoute(formatConsoleRoute(route))).toEqual(route);
  }
  for (const panel of configurationPanels) {
    const route = { page: 'function', name: 'orders', tab: 'configuration', panel } as const;
    expect(parseConsoleRoute(formatConsoleRoute(route))).toEqual(route);
  }
  expect(formatConsoleRoute({ page: 'create' })).toBe('#/create/function');
});
