/** Has the browser keep the site, and says when a newer version of it is there. Loaded when a page has come to rest. */
import { frameAddress } from 'virtual:embedded-runner';
import { Workbox } from 'workbox-window';
import { keepText, keptText } from '../progress/kept-text.ts';

const frameKey = 'lambda-unboxed:kept-frame';

/**
 * @param offer shows that a newer version waits; what it is given takes that version
 */
export async function keepOffline(offer: (take: () => void) => void): Promise<void> {
  const workbox = new Workbox('/service-worker.js');
  let asked = false;
  workbox.addEventListener('waiting', () =>
    offer(() => {
      asked = true;
      workbox.messageSkipWaiting();
    }),
  );
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    if (asked) location.reload();
    // Another tab has taken it: what this page has not loaded yet may be gone.
    else if (isUpdate) offer(() => location.reload());
  });
  await workbox.register();
  await workbox.active;
  keepFrame();
}

/** Loads the sandboxed frame once, as the runtime does: the browser keeps its document, and no worker could. */
function keepFrame(): void {
  if (keptText(frameKey) === frameAddress) return;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Runner';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => {
    frame.remove();
    keepText(frameKey, frameAddress);
  });
  frame.src = frameAddress;
  document.body.append(frame);
}
