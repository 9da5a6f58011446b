import { createHash } from 'node:crypto';
import { themeKey } from './theme-key.ts';

/**
 * Runs before the first paint, so that a page never flashes in the wrong theme. It is inline and blocking on
 * purpose; `themeScriptHash` lets it through the page's policy. Storage can be refused by the browser.
 */
export const themeScript =
  `try{var t=localStorage.getItem(${JSON.stringify(themeKey)});` +
  `if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** For `Astro.csp.insertScriptHash`. */
export const themeScriptHash = `sha256-${createHash('sha256').update(themeScript).digest('base64')}` as const;
