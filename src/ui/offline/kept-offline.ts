/** Has the browser keep the site, and says when a newer version of it is there. */
import { frameAddress } from 'virtual:embedded-runner/frame';
import { keepText, keptText } from '#ui/shared/kept-text.ts';
import { words } from './offline.words.ts';

const frameKey = 'lambda-unboxed:kept-frame';

/**
 * @param offer shows that a newer version waits; what it is given takes that version
 * @throws what the browser refuses with, such as a page over plain http
 */
export async function keepOffline(offer: (take: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator;
  const before = serviceWorker.controller;
  let asked = false;
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Another tab has taken it: what this page has not loaded yet may be gone.
    else if (before) offer(() => location.reload());
  });
  const registration = await serviceWorker.register('/service-worker.js');
  const offerWaiting = () => {
    const { waiting } = registration;
    if (!waiting || !before) return;
    offer(() => {
      asked = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offerWaiting();
    });
  });
  await serviceWorker.ready;
  keepFrame();
}

/** Loads the sandboxed frame once, as the runtime does: the browser keeps its document, and no worker could. */
function keepFrame(): void {
  if (keptText(frameKey) === frameAddress) return;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = words.frame;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => {
    frame.remove();
    keepText(frameKey, frameAddress);
  });
  frame.src = frameAddress;
  document.body.append(frame);
}
