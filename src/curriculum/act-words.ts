/** What the page lists as the way to the solution. */
import { consoleWords } from '#model/lambda/console-words.ts';
import { createFields } from '#model/lambda/create-fields.ts';
import { destinationFacts } from '#model/lambda/destinations.ts';
import { sourceName } from '#model/lambda/source-name.ts';
import { locale } from '#model/locale.ts';
import { words } from './acts.words.ts';
import type { Act, ConfigureAct, CreateAct, HandAct, HappenAct, PushAct } from './answer.schema.ts';

/** A few, as a sentence says them: "a", "a and b". */
const listed = (items: readonly string[]) => new Intl.ListFormat(locale).format(items);
/** Many, one after the other. */
const together = (items: readonly string[]) => items.join(', ');

/** An act as a sentence. */
export function actInWords(act: Act): string {
  if (typeof act === 'string') return words[act];
  if ('wait' in act) return words.wait(act.wait);
  if ('create' in act) return createInWords(act.create);
  if ('delete' in act) return words.delete(act.delete);
  if ('template' in act) return templateInWords(act.template);
  if ('push' in act) return pushInWords(act.push);
  if ('configure' in act) return words.configure(together(settingsInWords(act.configure)));
  if ('send' in act) return words.send(JSON.stringify(act.send));
  if ('destination' in act) {
    const { on, kind, target } = act.destination;
    return words.destination(on, destinationFacts(kind).name, target);
  }
  if ('trigger' in act) return words.trigger(sourceName(act.trigger.kind), act.trigger.source);
  if ('happen' in act) return happenInWords(act.happen);
  if ('byHand' in act) return handInWords(act.byHand);
  return words.testWith(JSON.stringify(act.test));
}

function templateInWords(properties: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(properties).map(([path, value]) => `${path} ${String(value)}`);
  return words.template(listed(lines));
}

function happenInWords({ kind, source, values }: HappenAct): string {
  const typed = Object.entries(values).map(([field, value]) => `${field} ${value}`);
  return typed.length === 0
    ? words.happen(sourceName(kind), source)
    : words.happenWith(sourceName(kind), source, together(typed));
}

function settingsInWords(act: ConfigureAct): string[] {
  const { runtime, memorySizeMB, timeoutS, variables = {}, role, network } = act;
  const said = words.settings;
  return [
    ...(runtime === undefined ? [] : [said.runtime(runtime)]),
    ...(memorySizeMB === undefined ? [] : [said.memory(memorySizeMB)]),
    ...(timeoutS === undefined ? [] : [said.timeout(timeoutS)]),
    ...Object.entries(variables).map(([name, value]) => said.variable(name, value)),
    ...(role === undefined ? [] : [said.role(role)]),
    ...(network === undefined ? [] : [networkInWords(network)]),
  ];
}

function networkInWords({ subnets, securityGroups }: NonNullable<ConfigureAct['network']>): string {
  return subnets.length === 0
    ? words.settings.noNetwork
    : words.settings.network(listed(subnets), listed(securityGroups));
}

const ways = {
  scratch: consoleWords.fromScratch,
  blueprint: consoleWords.blueprint,
  image: consoleWords.image,
};

function createInWords({ way, hurry = false, ...typed }: CreateAct): string {
  const set = Object.entries(typed).map(([field, value]) =>
    words.settings.field(labelOf(field), String(value)),
  );
  const said = words.create(ways[way], together(set));
  return hurry ? `${said} ${words.hurry}` : said;
}

function pushInWords({ repository, tag, dockerfile, handler }: PushAct): string {
  const typed = { Repository: repository, Tag: tag, Dockerfile: dockerfile.join(' ⏎ ') };
  const set = Object.entries(typed).map(([field, value]) => words.settings.field(field, value));
  const file = handler === undefined ? [] : [words.settings.field('index.mjs', JSON.stringify(handler))];
  return words.push(together([...set, ...file]));
}

function labelOf(field: string): string {
  return Object.entries(createFields).find(([id]) => id === field)?.[1].label ?? field;
}

function handInWords({ event, posts }: HandAct): string {
  const sent = posts.map(({ path, body }) => words.post(path, JSON.stringify(body)));
  return words.byHand(JSON.stringify(event), sent.join(words.thenPost));
}
