/** What is said where code is edited, deployed and tested. Lengths of time and sizes come with their units. */
import { counted, spoken } from '#model/words.ts';

const english = {
  gone: (name: string) => `The function ${name} is not there.`,
  understood: 'Understood',
  cancel: 'Cancel',
  undo: 'Undo',
  retry: 'Retry',

  actions: {
    readsAlong: 'This tab only reads along.',
    deploying: 'Deploying …',
    deployed: 'Everything is deployed',
    discard: 'Discard changes',
    runsDeployed: 'Test runs what is deployed, without your changes.',
    sends: (event: string) => `Test sends the event “${event}”.`,
    running: (lasts: string) => `Running for ${lasts}`,
  },
  /** What a running Test waits for. */
  waiting: {
    environment: 'The platform looks for an environment.',
    handler: (timeoutSeconds: number) =>
      `Your handler has the event. After ${timeoutSeconds} s it would be stopped.`,
  },
  /** Said to a screen reader. */
  said: {
    deploying: 'Deploying',
    deployed: 'Deployed',
    notDeployed: (why: string) => `Not deployed: ${why}`,
    running: 'Running',
    refused: (why: string) => `Refused: ${why}`,
    discarded: 'Changes discarded',
    broughtBack: 'Brought back',
    saved: (event: string) => `Test event ${event} saved`,
    deleted: (event: string) => `Test event ${event} deleted`,
    succeeded: (lasted: string) => `Succeeded in ${lasted}`,
    failed: (lasted: string) => `Failed in ${lasted}`,
  },

  code: {
    unpacking: (file: string) => `${file} is being unpacked`,
    none: (newFile: string) => `No file. “${newFile}” makes one.`,
    tooLarge: (file: string, most: string) =>
      `${file} is too large for the editor, which opens ${most} at most. It is deployed as it is.`,
    of: (file: string) => `Code of ${file}`,
    leave:
      '<kbd>Tab</kbd> moves on until you click or type here, then it indents. <kbd>Esc</kbd>, then <kbd>Tab</kbd>, leaves.',
    noText: (file: string) => `${file} is not text. It is deployed as it is.`,
    noTextOf: (file: string, size: string) => `${file} is not text (${size}). It is deployed as it is.`,
    executable: (file: string) => `${file} is executable`,
  },
  files: {
    title: 'Files',
    folder: (path: string, files: number) => `${path} ${counted(files, { one: '# file', other: '# files' })}`,
    add: 'New file',
    rename: 'Rename',
    renameThis: (file: string) => `Rename ${file}`,
    delete: 'Delete',
    deleteThis: (file: string) => `Delete ${file}`,
    deleted: (file: string) => `${file} deleted`,
    nameNew: 'Name of the new file',
    newNameOf: (file: string) => `New name of ${file}`,
    doAdd: 'Add',
    doRename: 'Rename it',
    dropHere: 'or drop one on the editor. It is read in this browser and sent nowhere.',
    upload: 'A .zip with the function’s files',
    download: 'Download .zip',
    noName: 'A file needs a name.',
    badName: (fault: string) => `This cannot be a file's name: ${fault}.`,
    taken: (name: string) => `There is already a file named ${name}.`,
    fileAndFolder: (name: string, other: string) =>
      `${name} cannot be a file and a folder at once: there is ${other}.`,
  },

  event: {
    title: (name: string) => `Event: ${name}`,
    unnamed: 'Event: unnamed',
    saved: 'Saved event',
    new: 'New event',
    delete: 'Delete event',
    noName: 'An event needs a name to be saved.',
    notJson: (line: number, column: number, why: string) =>
      `Not JSON at line ${line}, column ${column}: ${why}`,
  },
  result: {
    refused: (action: string, code: string) => `${action} was refused: ${code}`,
    start: 'Start',
    waiting: 'Waiting for the answer.',
    none: 'No result yet. Test sends the event and shows here what comes back.',
    noRuntime: 'No handler can run here now',
  },
};

export const words = spoken({ 'en-GB': english });
