import type { PackageFiles } from '#model/package/deployment-package.ts';
import type {
  Act,
  ConfigureAct,
  CreateAct,
  DestinationAct,
  HandAct,
  PushAct,
  HappenAct,
  TriggerAct,
} from './answer.schema.ts';

/** The hands of whoever does what an answer says: the tests' own, on a real account. */
export interface Hands {
  /** Presses Test and waits for the answer; without an event, Test sends the saved one. */
  test(event?: string): Promise<void>;
  /** Creates a function in the console, and does to it what follows. */
  create(form: CreateAct): Promise<void>;
  delete(functionName: string): Promise<void>;
  /** Builds an image and pushes it. */
  push(image: PushAct): Promise<void>;
  /** Changes files in the editor; files that are not named stay. */
  edit(files: PackageFiles): Promise<void>;
  /** Presses Deploy and waits until the function is ready again. */
  deploy(): Promise<void>;
  /** Presses nothing for so many seconds. */
  wait(seconds: number): Promise<void>;
  /** Saves settings and waits until the function is ready again. */
  configure(settings: ConfigureAct): Promise<void>;
  /** Changes properties of the function in its template, and applies it. */
  applyTemplate(properties: Readonly<Record<string, unknown>>): Promise<void>;
  /** Sends an event that nobody waits for, and skips its waits until Lambda is through with it. */
  send(event: string): Promise<void>;
  /** Add destination, with the queue and the permission that it needs. */
  addDestination(destination: DestinationAct): Promise<void>;
  addTrigger(trigger: TriggerAct): Promise<void>;
  /** Makes something happen at the source of a trigger, and waits until Lambda is through with it. */
  happen(what: HappenAct): Promise<void>;
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
    else if ('push' in act) await hands.push(act.push);
    else if ('wait' in act) await hands.wait(act.wait);
    else if ('template' in act) await hands.applyTemplate(act.template);
    else if ('configure' in act) await hands.configure(act.configure);
    else if ('send' in act) await hands.send(JSON.stringify(act.send));
    else if ('destination' in act) await hands.addDestination(act.destination);
    else if ('trigger' in act) await hands.addTrigger(act.trigger);
    else if ('happen' in act) await hands.happen(act.happen);
    else if ('byHand' in act) await hands.answer(JSON.stringify(act.byHand.event), act.byHand.posts);
    else await hands.test(JSON.stringify(act.test));
  }
}

/** Whether an answer changes the function that the lesson starts with, and not one that it creates. */
export function changesStart({ acts }: { acts: readonly Act[] }): boolean {
  return !acts.some((act) => typeof act === 'object' && 'create' in act);
}
