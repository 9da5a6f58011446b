/** Where handlers run, and what follows from it. */
import { spoken } from '#model/words.ts';

const english = {
  title: 'Where handlers run',
  /** Of a closed panel. */
  at: {
    embedded: 'Where it runs: embedded',
    byHand: 'Where it runs: you answer it yourself',
    webcontainer: 'Where it runs: WebContainers',
    unavailable: 'Where it runs: WebContainers, not available',
    starting: 'Where it runs: WebContainers, starting',
  },
  choices: {
    embedded: '<strong>Embedded</strong> – in this page, offline, in a closed box',
    byHand: '<strong>Answer it yourself</strong> – nothing runs: you are the runtime',
    webcontainer: '<strong>WebContainers</strong> – real Node.js; contacts StackBlitz',
  },
  means: {
    title: 'Choosing WebContainers means:',
    frame:
      'This page loads a frame from <strong>stackblitz.com</strong>. StackBlitz sees this browser’s address, and your files are handed to that frame.',
    terms:
      'StackBlitz’s <terms>terms of service</terms> apply. Commercial use of WebContainers needs a <licence>licence of theirs</licence>.',
    open: 'Your handler, and one that came in a link too, runs in real Node.js outside of this page’s closed box: with the network that StackBlitz gives it, in a Node.js of their choice whatever the function’s runtime says, and without a memory limit.',
    back: 'Environments that run now end. You can come back at any time.',
    start: 'Contact StackBlitz and start',
    stay: 'Stay embedded',
  },
  starting: 'WebContainers is starting',
  goBack: 'Back to embedded',
  node: (version: string) => `Node.js ${version} runs here, for every function.`,
  restarted: 'The container was started anew',
  restartedWhy:
    'A process did not end when it was killed: a loop that never pauses cannot be interrupted in WebContainers. All environments ended with the old container, and what was in /tmp is gone.',
  /** What is kept from code that somebody else may have written, once Test is pressed. */
  strangersCode: {
    embedded:
      'Then it runs in a closed box in this browser, without network, without your cookies and without this page.',
    webcontainer:
      'Then it runs in WebContainers, which you chose: without your cookies and without this page, but with the network that StackBlitz gives it, and without a memory limit.',
    byHand:
      'And as long as you answer yourself nothing of it runs after that either: Test hands its event to you.',
  },
};

export const words = spoken({ 'en-GB': english });
