/** What a saved drawing is painted with: it brings its own colours and patterns. */
import type { SpanKind } from '#ui/lifecycle/span-kinds.ts';

/** As in the light theme of the site. */
export const paper = {
  surface: '#eef1ed',
  text: '#13222b',
  muted: '#4c5b63',
  error: '#9c1c14',
  fold: '#aab4b2',
};
export const fills: Record<SpanKind | 'many', string> = {
  provision: '#2256b5',
  extensionInit: '#d99a1c',
  init: '#d99a1c',
  runtimeInit: '#d99a1c',
  functionInit: '#d99a1c',
  restore: '#d99a1c',
  frozen: '#76848a',
  invoke: '#b3261e',
  reset: 'url(#reset)',
  shutdown: '#31373e',
  many: 'url(#many)',
};
export const overlays: Partial<Record<SpanKind | 'many', string>> = {
  provision: 'url(#dots)',
  extensionInit: 'url(#rungs)',
  init: 'url(#slant)',
  runtimeInit: 'url(#wide)',
  functionInit: 'url(#back)',
  shutdown: 'url(#cross)',
};
export const patterns = `<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.2" fill="#fffa"/></pattern>
<pattern id="slant" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h1.6v5H0z" fill="#fffa"/></pattern>
<pattern id="wide" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h3.4v9H0z" fill="#fffa"/></pattern>
<pattern id="back" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0h1.6v5H0z" fill="#fffa"/></pattern>
<pattern id="rungs" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v1.8H0z" fill="#fffa"/></pattern>
<pattern id="cross" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h1.3v5H0zM0 0h5v1.3H0z" fill="#fffa"/></pattern>
<pattern id="reset" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h3v6H0z" fill="#d99a1c"/></pattern>
<pattern id="many" width="3" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h1.4v6H0z" fill="#4c5b63"/></pattern>
<pattern id="doubt" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-28)"><path d="M0 0h1v5H0z" fill="${paper.muted}"/></pattern>
<pattern id="fold" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(28)"><path d="M0 0h.8v6H0z" fill="${paper.fold}"/></pattern>`;
