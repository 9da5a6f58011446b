/** Where in the console the learner is, and how they get elsewhere: by the address bar, or in memory. */
import { formatConsoleRoute, parseConsoleRoute, type ConsoleRoute } from './console-route.ts';

type KnownRoute = Exclude<ConsoleRoute, { page: 'unknown' }>;

export interface Navigation {
  readonly route: ConsoleRoute;
  go(route: KnownRoute): void;
  /** Changes the address without a new entry in the history. */
  replace(route: KnownRoute): void;
  /**
   * Before the browser follows a link within the console: whoever keeps the place elsewhere than in the address bar
   * goes there instead.
   */
  follow(click: MouseEvent): void;
}

/** The part of the page's address after `#`. Call while a component is set up. */
export function addressNavigation(): Navigation {
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
    follow: () => undefined,
  };
}

/** For a console that is part of another page, whose address is its own. */
export function memoryNavigation(start: ConsoleRoute): Navigation {
  let route = $state.raw(start);
  const go = (to: ConsoleRoute): void => {
    route = to;
  };
  return {
    get route() {
      return route;
    },
    go,
    replace: go,
    follow(click) {
      const link = click.target instanceof Element ? click.target.closest('a') : null;
      const href = link?.getAttribute('href') ?? '';
      if (!href.startsWith('#/')) return;
      click.preventDefault();
      go(parseConsoleRoute(href));
    },
  };
}
