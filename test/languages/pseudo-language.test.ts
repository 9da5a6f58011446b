import { readdirSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleWords } from '#model/lambda/console-words.ts';
import { wordedRooms } from '../../scripts/eslint/worded-rooms.mjs';
import { pseudoPrefix, pseudoSite, type PseudoSite } from '../support/pseudo-language.ts';

interface Page {
  file: string;
  params: Record<string, string>;
}
const lesson = (part: string, slug: string): Page => ({
  file: 'lessons/[part]/[lesson].astro',
  params: { part, lesson: slug },
});
const pageOf = (name: string): Page => ({ file: `${name}.astro`, params: {} });

/** Pages whose components say nothing by themselves. */
const whole: readonly Page[] = [
  ...['index', '404', 'lessons/index', 'glossary/index', 'progress/index', 'review/index'].map(pageOf),
  ...['console/index', 'run/index', 'reference/index', 'reference/states/index'].map(pageOf),
  pageOf('misunderstandings/index'),
  lesson('take-it-home', 'read-your-own-logs'),
];
/** Here rooms that are not done yet put sentences together. */
const mixed: readonly Page[] = [
  ...['reference/limits/index', 'reference/errors/index'].map(pageOf),
  ...['reference/messages/index', 'reference/log-lines/index', 'reference/runtimes/index'].map(pageOf),
  lesson('the-function-page', 'deploy-then-test'),
  lesson('the-line', 'the-dashboard'),
];

/** By page. */
const rendered = new Map<Page, string>();
let site: PseudoSite | undefined;
beforeAll(async () => {
  site = await pseudoSite();
  for (const page of [...whole, ...mixed]) rendered.set(page, await site.page(page.file, page.params));
}, 60_000);
afterAll(() => site?.close());

/** What is written, and said by rooms whose words are still their own: all that a page may show in English. */
const elsewhere = [...filesOf('content'), ...filesOf('src').filter((file) => !isWorded(file))]
  .map((file) => readFileSync(file, 'utf8'))
  .concat(Object.values(consoleWords))
  .map(plain)
  .join('\n');

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte|astro|json|md|ya?ml)$/.test(file))
    .map((file) => `${folder}/${file}`);
}
function isWorded(file: string): boolean {
  if (isOfTheConsole(file)) return false;
  return (
    file.endsWith('.words.ts') ||
    wordedRooms.some((room) => matchesGlob(file, room) || file.startsWith(`${room}/`))
  );
}

/** AWS's labels of one panel, as they are. */
function isOfTheConsole(file: string): boolean {
  return file.endsWith('.console.words.ts');
}

/** Letters, digits and single spaces: how a source breaks, quotes and escapes a sentence is no matter. */
function plain(text: string): string {
  return text
    .replaceAll(/&\w+;|&#\w+;|\\[nt'"`]/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const silent = /<(script|style|code|pre|kbd|template)\b.*?<\/\1>|<!--.*?-->/gs;
const saidAttribute = /\s(?:aria-label|aria-valuetext|alt|title|placeholder|content)="([^"]*)"/g;

/** What of a page is read or heard, piece by piece. */
function readOf(html: string): string[] {
  const shown = html.replaceAll(silent, '<i>').replaceAll(/<meta (?!name="description")[^>]*>/g, '');
  return [
    ...shown.replaceAll(/<[^>]*>/g, '\n').split('\n'),
    ...[...shown.matchAll(saidAttribute)].map(([, said = '']) => said),
  ];
}

const isStrange = (text: string) => /[\u{1d5a0}-\u{1d5d3}]/u.test(text);

it.each([...whole, ...mixed])(
  '$file $params.lesson speaks another language, and leads nowhere else',
  (page) => {
    const html = rendered.get(page) ?? '';
    expect(readOf(html).filter(isStrange).length).toBeGreaterThan(20);
    const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((href) => !href.startsWith(`${pseudoPrefix}/`))).toEqual([]);
  },
);

it.each(filesOf('src').filter(isOfTheConsole))('%s says AWS’s labels, in one language', (file) => {
  expect(readFileSync(file, 'utf8')).not.toContain('spoken');
});

it.each(whole)('$file $params.lesson says nothing in English but what is written elsewhere', (page) => {
  const html = rendered.get(page) ?? '';
  const english = readOf(html).flatMap((text) => text.match(/[A-Za-z][A-Za-z’' ,-]*[A-Za-z]/g) ?? []);
  const ours = english.map(plain).filter((text) => text.includes(' ') && !elsewhere.includes(text));
  expect([...new Set(ours)]).toEqual([]);
});
