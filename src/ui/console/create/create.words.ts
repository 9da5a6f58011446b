import { spoken } from '#model/words.ts';

const english = {
  scratch: 'A name, a runtime and a few lines of code to begin with.',
  blueprint: 'A sample that AWS keeps, with its code, role and trigger.',
  image: 'An image of your own, pulled from Amazon ECR.',

  leftOut: 'Left as it is, so the request does not name it.',
  fetchingBlueprints: 'Fetching the blueprints',
  unfinished: (name: string) => `${name} is there, but not everything that belongs to it`,
  openFunction: 'Open the function',
  sent: 'Sent. AWS answers in a moment.',
  sideBySide: 'A control in focus lights its lines up.',
  oneBelow:
    'Look at a control above and its lines light up in all five. Choose a line, by pointer or with the arrow keys and Enter, and you are at its control.',
  imageUnder: 'The image under it',
  blueprintUnder:
    'A blueprint is no image of its own, and adds no layer. Its code lies where yours would, in <code>/var/task</code>, on the same base that AWS keeps.',

  role: {
    newer: 'In the words of AWS’s newest guide',
    /** Two choices of the console, one after the other. */
    then: (first: string, second: string) => `${first}, then ${second}`,
    about:
      'The console makes a role whose name is the function’s with eight characters more. It may write to the log group of this function, and nothing else.',
  },
  noCodeSigning: 'No code signing',
  functionUrl: 'Give it one',
  openToAll: 'Anybody who knows the address can run the function, and you pay for it.',
  tag: {
    key: (number: number) => `Key of tag ${number}`,
    value: (number: number) => `Value of tag ${number}`,
    remove: (number: number) => `Remove tag ${number}`,
  },
};

export const words = spoken({ 'en-GB': english });
