import { createFields } from '#model/lambda/create-fields.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Act, ConfigureAct, CreateAct, HandAct } from './answer.schema.ts';

/** The hands of whoever does what an answer says: the tests' own, on a real account. */
export interface Hands {
  /** Presses Test and waits for the answer; without an event, Test sends the saved one. */
  test(event?: string): Promise<void>;
  /** Creates a function in the console, and does to it what follows. */
  create(form: CreateAct): Promise<void>;
  delete(functionName: string): Promise<void>;
  /** Changes files in the editor; files that are not named stay. */
  edit(files: PackageFiles): Promise<void>;
  /** Presses Deploy and waits until the function is ready again. */
  deploy(): Promise<void>;
  /** Presses nothing for so many seconds. */
  wait(seconds: number): Promise<void>;
  /** Saves settings and waits until the function is ready again. */
  configure(settings: ConfigureAct): Promise<void>;
  /** Chooses to be the runtime, presses Test and sends requests; waits for the answer where there is one. */
  answer(event: string, posts: HandAct['posts']): Promise<void>;
}

/**
 * Does the acts one after the other.
 *
 * @param files what "edit" puts into the editor
 */
export async function perform(acts: readonly Act[], files: PackageFiles, hands: Hands): Promise<void> {
  for (const act of acts) {
    if (act === 'test') await hands.test();
    else if (act === 'edit') await hands.edit(files);
    else if (act === 'deploy') await hands.deploy();
    else if ('create' in act) await hands.create(act.create);
    else if ('delete' in act) await hands.delete(act.delete);
    else if ('wait' in act) await hands.wait(act.wait);
    else if ('configure' in act) await hands.configure(act.configure);
    else if ('byHand' in act) await hands.answer(JSON.stringify(act.byHand.event), act.byHand.posts);
    else await hands.test(JSON.stringify(act.test));
  }
}

/** Whether an answer changes the function that the lesson starts with, and not one that it creates. */
export function changesStart({ acts }: { acts: readonly Act[] }): boolean {
  return !acts.some((act) => typeof act === 'object' && 'create' in act);
}

/** An act as a sentence: what the page lists as the way to the solution. */
export function actInWords(act: Act): string {
  switch (act) {
    case 'test':
      return 'Press Test.';
    case 'edit':
      return 'Change the code as shown below.';
    case 'deploy':
      return 'Press Deploy.';
    default:
      if ('wait' in act) return act.wait === 1 ? 'Wait for a second.' : `Wait for ${act.wait} seconds.`;
      if ('create' in act) return createInWords(act.create);
      if ('delete' in act) return `Delete the function ${act.delete}.`;
      if ('configure' in act) return settingsInWords(act.configure);
      if ('byHand' in act) return handInWords(act.byHand);
      return `Press Test with the event ${JSON.stringify(act.test)}.`;
  }
}

function settingsInWords({ runtime, memorySizeMB, timeoutS, variables = {} }: ConfigureAct): string {
  const set = [
    ...(runtime === undefined ? [] : [`Runtime to ${runtime}`]),
    ...(memorySizeMB === undefined ? [] : [`Memory to ${memorySizeMB} MB`]),
    ...(timeoutS === undefined ? [] : [`Timeout to ${timeoutS} s`]),
    ...Object.entries(variables).map(([name, value]) => `the environment variable ${name} to ${value}`),
  ];
  return `Set ${set.join(', ')}, and press Save.`;
}

const ways = {
  scratch: 'Author from scratch',
  blueprint: 'Use a blueprint',
  image: 'Container image',
} as const;

function createInWords({ way, hurry = false, ...typed }: CreateAct): string {
  const set = Object.entries(typed).map(([field, value]) => `${labelOf(field)} to ${value}`);
  const next = hurry ? ' Do not wait until it is Active.' : '';
  return `Under Create function choose “${ways[way]}”, set ${set.join(', ')}, and press Create function.${next}`;
}

function labelOf(field: string): string {
  return Object.entries(createFields).find(([id]) => id === field)?.[1].label ?? field;
}

function handInWords({ event, posts }: HandAct): string {
  const sent = posts.map(({ path, body }) => `POST …/${path} with the body ${JSON.stringify(body)}`);
  return `Under “Where it runs” choose “Answer it yourself”. Press Test with the event ${JSON.stringify(event)}, and send ${sent.join(', then ')}.`;
}
