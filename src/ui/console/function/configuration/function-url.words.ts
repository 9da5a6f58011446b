import { spoken } from '#model/words.ts';

const english = {
  gone: 'The function URL is gone. Undo makes another one: AWS never gives the same address twice.',
  nobody: 'Nobody gets in: no statement of the policy lets everybody call the URL.',
  none: 'The function has no address of its own. Without one, callers sign each Invoke.',
  forAnybody:
    'Anybody who knows the address can run the function, and you pay for it. The console adds two statements to the policy.',
  signed: 'Each request is signed, and the caller needs lambda:InvokeFunctionUrl and lambda:InvokeFunction.',
  listHelp: 'Several with commas between; * for all.',
  notWhole: 'Max age is a whole number of seconds.',
  anyOrigin: 'With credentials a browser does not take * for the origin: name the origins.',
};

export const words = spoken({ 'en-GB': english });
