import { spoken } from '#model/words.ts';

const english = {
  what: '<strong>An operating system and nothing else.</strong> Lambda starts the executable file <code>bootstrap</code> of your package, by its first line. What it does from there is up to it: asking the Runtime API for events is all that makes it a runtime.',
  simpler:
    '<strong>Simpler here than on AWS:</strong> the real image has no Node.js. You would bring the binary, about 100 MB of it, in the package or in a layer; here one lies at <code>/opt/bin/node</code>, as a layer would put it there. No shell and no compiled program runs here.',
};

export const words = spoken({ 'en-GB': english });
