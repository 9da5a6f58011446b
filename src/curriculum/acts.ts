import { createFields } from '#model/lambda/create-fields.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { destinationFacts } from '#model/lambda/destinations.ts';
import { sourceName } from '#model/lambda/source-name.ts';
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
      if ('template' in act) return templateInWords(act.template);
      if ('push' in act) return pushInWords(act.push);
      if ('configure' in act) return settingsInWords(act.configure);
      if ('send' in act)
        return `Under Test send the event ${JSON.stringify(act.send)} asynchronously. Below the line press “Skip the wait” until it is through.`;
      if ('destination' in act) return destinationInWords(act.destination);
      if ('trigger' in act)
        return `In the diagram press Add trigger, choose ${sourceName(act.trigger.kind)}, name ${act.trigger.source}, and press Add.`;
      if ('happen' in act) return happenInWords(act.happen);
      if ('byHand' in act) return handInWords(act.byHand);
      return `Press Test with the event ${JSON.stringify(act.test)}.`;
  }
}

function destinationInWords({ on, kind, target }: DestinationAct): string {
  return `In the diagram press Add destination, choose “On ${on}” and ${destinationFacts(kind).name}, name and create ${target}, and press Save.`;
}

function templateInWords(properties: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(properties).map(([path, value]) => `${path} ${String(value)}`);
  return `In the template write ${lines.join(' and ')}, and press Apply.`;
}

function happenInWords({ kind, source, values }: HappenAct): string {
  const typed = Object.entries(values).map(([field, value]) => `${field} ${value}`);
  const what = typed.length === 0 ? 'as it stands' : `with ${typed.join(', ')}`;
  return `At ${sourceName(kind)} ${source} make it happen, ${what}.`;
}

function settingsInWords({
  runtime,
  memorySizeMB,
  timeoutS,
  variables = {},
  role,
  network,
}: ConfigureAct): string {
  const set = [
    ...(runtime === undefined ? [] : [`Runtime to ${runtime}`]),
    ...(memorySizeMB === undefined ? [] : [`Memory to ${memorySizeMB} MB`]),
    ...(timeoutS === undefined ? [] : [`Timeout to ${timeoutS} s`]),
    ...Object.entries(variables).map(([name, value]) => `the environment variable ${name} to ${value}`),
    ...(role === undefined ? [] : [`the execution role to ${role}`]),
    ...(network === undefined ? [] : [networkInWords(network)]),
  ];
  return `Set ${set.join(', ')}, and press Save.`;
}

function networkInWords({ subnets, securityGroups }: NonNullable<ConfigureAct['network']>): string {
  if (subnets.length === 0) return 'VPC to None';
  return `the subnets to ${subnets.join(' and ')}, the security groups to ${securityGroups.join(' and ')}`;
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

function pushInWords({ repository, tag, dockerfile, handler }: PushAct): string {
  const file = handler === undefined ? '' : `, index.mjs to ${JSON.stringify(handler)}`;
  return `Under Container image open “Build and push an image”, set Repository to ${repository}, Tag to ${tag}, Dockerfile to ${dockerfile.join(' ⏎ ')}${file}, and press Build and push.`;
}

function labelOf(field: string): string {
  return Object.entries(createFields).find(([id]) => id === field)?.[1].label ?? field;
}

function handInWords({ event, posts }: HandAct): string {
  const sent = posts.map(({ path, body }) => `POST …/${path} with the body ${JSON.stringify(body)}`);
  return `Under “Where it runs” choose “Answer it yourself”. Press Test with the event ${JSON.stringify(event)}, and send ${sent.join(', then ')}.`;
}
