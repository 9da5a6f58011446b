/**
 * Lets a page frame WebContainers, which comes from StackBlitz. It is only framed when the learner chooses it; every
 * other page keeps other hosts' frames out. For `Astro.csp.insertDirective`.
 */
export const webContainersPolicy =
  'frame-src https://stackblitz.com https://*.stackblitz.com https://*.webcontainer.io';
