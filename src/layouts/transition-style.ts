import { createHash } from 'node:crypto';

/**
 * Lets one page move over into the next. It stands before every other style: a browser that has read some style
 * sheets and has not met it yet gives the movement up, with an error in the console.
 */
export const transitionStyle =
  '@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}';

/** For `Astro.csp.insertStyleHash`. */
export const transitionStyleHash =
  `sha256-${createHash('sha256').update(transitionStyle).digest('base64')}` as const;
