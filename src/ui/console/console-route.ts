/**
 * Where in the console the learner is, as the part of the address after `#`: the console's own paths.
 */

export const functionTabs = [
  'code',
  'testing',
  'monitoring',
  'configuration',
  'aliases',
  'versions',
] as const;
export type FunctionTab = (typeof functionTabs)[number];

/** Panels of the tab Configuration, in the console's order. */
export const configurationPanels = [
  'general',
  'triggers',
  'permissions',
  'destinations',
  'url',
  'variables',
  'tags',
  'vpc',
  'monitoring',
  'concurrency',
  'provisioned',
  'asynchronous',
  'runtime',
  'encryption',
] as const;
export type ConfigurationPanel = (typeof configurationPanels)[number];

export type ConsoleRoute =
  | { page: 'dashboard' }
  | { page: 'functions' }
  | { page: 'create' }
  /** `panel`: of the tab Configuration; left out: its first. */
  | { page: 'function'; name: string; tab: FunctionTab; panel?: ConfigurationPanel }
  /** An address that names nothing here. */
  | { page: 'unknown'; hash: string };

export function parseConsoleRoute(hash: string): ConsoleRoute {
  const unknown: ConsoleRoute = { page: 'unknown', hash };
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'functions' };
  if (parts[0] === 'create' && parts[1] === 'function' && parts.length === 2) return { page: 'create' };
  if (parts[0] === 'dashboard' && parts.length === 1) return { page: 'dashboard' };
  if (parts[0] !== 'functions') return unknown;
  if (parts.length === 1) return { page: 'functions' };
  if (parts.length > 2) return unknown;
  const name = decoded(parts[1] ?? '');
  if (name === null) return unknown;
  const asked = new URLSearchParams(query);
  const tab = tabOf(asked.get('tab'));
  const panel = configurationPanels.find((each) => each === asked.get('panel'));
  return tab === 'configuration' && panel
    ? { page: 'function', name, tab, panel }
    : { page: 'function', name, tab };
}

export function formatConsoleRoute(route: Exclude<ConsoleRoute, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'dashboard':
      return '#/dashboard';
    case 'functions':
      return '#/functions';
    case 'create':
      return '#/create/function';
    case 'function': {
      const tab = route.tab === 'code' ? '' : `?tab=${route.tab}`;
      const panel = route.tab === 'configuration' && route.panel ? `&panel=${route.panel}` : '';
      return `#/functions/${encodeURIComponent(route.name)}${tab}${panel}`;
    }
  }
}

function tabOf(text: string | null): FunctionTab {
  return functionTabs.find((tab) => tab === text) ?? 'code';
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
