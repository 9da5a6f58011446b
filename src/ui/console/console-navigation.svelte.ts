/** The console's address: read from the part after `#`, and changed by it. */
import { formatConsoleRoute, parseConsoleRoute, type ConsoleRoute } from './console-route.ts';

export interface Navigation {
  readonly route: ConsoleRoute;
  go(route: Exclude<ConsoleRoute, { page: 'unknown' }>): void;
  /** Changes the address without a new entry in the history. */
  replace(route: Exclude<ConsoleRoute, { page: 'unknown' }>): void;
}

/** Call while a component is set up. */
export function consoleNavigation(): Navigation {
  let route = $state.raw<ConsoleRoute>(parseConsoleRoute(location.hash));
  const read = (): void => {
    route = parseConsoleRoute(location.hash);
  };
  $effect(() => {
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  });
  return {
    get route() {
      return route;
    },
    go(to) {
      location.hash = formatConsoleRoute(to);
    },
    replace(to) {
      history.replaceState(history.state, '', formatConsoleRoute(to));
      read();
    },
  };
}
