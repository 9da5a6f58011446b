import { adapterInChromium } from '../support/webcontainer-standin/chromium.ts';
import { runContract } from './contract.ts';

// The adapter in a page, through @webcontainer/api to a frame of another origin; behind that frame, processes of
// this machine.
runContract('the WebContainers adapter in Chromium', async () => (await adapterInChromium()).runtime, {
  runtimes: ['nodejs24.x'],
  offers: [],
  // A container that is stuck takes all of its processes with it.
  oneByOne: true,
  concerns: ['handlers', 'streaming', 'errors', 'lifecycle'],
});
