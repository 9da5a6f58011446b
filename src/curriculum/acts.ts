import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Act, ConfigureAct, HandAct } from './answer.schema.ts';

/** The hands of whoever does what an answer says: the tests' own, on a real account. */
export interface Hands {
  /** Presses Test and waits for the answer. */
  test(event: string): Promise<void>;
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
 * @param savedEvent the test event that "test" sends, as JSON text
 */
export async function perform(
  acts: readonly Act[],
  { files, savedEvent }: { files: PackageFiles; savedEvent: string },
  hands: Hands,
): Promise<void> {
  for (const act of acts) {
    if (act === 'test') await hands.test(savedEvent);
    else if (act === 'edit') await hands.edit(files);
    else if (act === 'deploy') await hands.deploy();
    else if ('wait' in act) await hands.wait(act.wait);
    else if ('configure' in act) await hands.configure(act.configure);
    else if ('byHand' in act) await hands.answer(JSON.stringify(act.byHand.event), act.byHand.posts);
    else await hands.test(JSON.stringify(act.test));
  }
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

function handInWords({ event, posts }: HandAct): string {
  const sent = posts.map(({ path, body }) => `POST …/${path} with the body ${JSON.stringify(body)}`);
  return `Under “Where it runs” choose “Answer it yourself”. Press Test with the event ${JSON.stringify(event)}, and send ${sent.join(', then ')}.`;
}
