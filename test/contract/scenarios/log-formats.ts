import { expect } from 'vitest';
import { containing, matching } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

const everyLevel = {
  'index.js': `
    exports.handler = async () => {
      console.trace('t'); console.debug('d'); console.info('i'); console.log('l'); console.warn('w');
      console.error('e'); console.fatal?.('f');
      return 'said';
    };`,
};

const printsLater = {
  'index.js': `
    let open;
    const gate = new Promise((resolve) => { open = resolve; });
    exports.handler = async ({ opens }) => {
      if (!opens) return void gate.then(() => console.log('later'));
      open();
      await new Promise((resolve) => setTimeout(resolve, 20));
    };`,
};

export const logFormats: readonly Scenario[] = [
  {
    name: 'each method of the console has its level',
    files: everyLevel,
    async holds(lambda) {
      await lambda.result();
      const levels = lambda.logText.split('\n').flatMap((line) => line.split('\t')[2] ?? []);
      expect(levels).toEqual(['TRACE', 'DEBUG', 'INFO', 'INFO', 'WARN', 'ERROR', 'FATAL']);
    },
  },
  {
    name: 'in the JSON format lines below the level are left out',
    configuration: { logFormat: 'JSON', variables: { AWS_LAMBDA_LOG_LEVEL: 'WARN' } },
    files: everyLevel,
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toMatchObject([{ level: 'WARN' }, { level: 'ERROR' }, { level: 'FATAL' }]);
    },
  },
  {
    name: 'in the JSON format TRACE lets everything through',
    configuration: { logFormat: 'JSON', variables: { AWS_LAMBDA_LOG_LEVEL: 'TRACE' } },
    files: everyLevel,
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toHaveLength(7);
      expect(lambda.logged[0]).toMatchObject({ level: 'TRACE' });
    },
  },
  {
    name: 'in the JSON format an error has its type, message and stack',
    configuration: { logFormat: 'JSON' },
    files: {
      'index.js': [
        `exports.handler = async () => {`,
        `  console.error(new TypeError('bad price'));`,
        `  console.error('while pricing', new Error('bad order'));`,
        `};`,
      ].join('\n'),
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toMatchObject([
        { level: 'ERROR', message: { errorType: 'TypeError', errorMessage: 'bad price' } },
        { level: 'ERROR', message: containing('while pricing') },
      ]);
    },
  },
  {
    name: 'in the JSON format objects stay objects, and several arguments become a text',
    configuration: { logFormat: 'JSON' },
    files: {
      'index.js': `
        exports.handler = async () => {
          console.log({ a: [1, { b: 2 }] });
          console.log('total', { n: 1 });
          console.log('%s has %d', 'cart', 3);
          const loop = { name: 'loop' }; loop.self = loop;
          console.log(loop);
          console.log(12345678901234567890n);
          console.log(undefined);
        };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged[0]).toMatchObject({ message: { a: [1, { b: 2 }] } });
      expect(lambda.logged[1]).toMatchObject({ message: 'total { n: 1 }' });
      expect(lambda.logged[2]).toMatchObject({ message: 'cart has 3' });
    },
  },
  {
    name: 'format specifiers work as in util.format',
    files: {
      'index.js': `
        exports.handler = async () => {
          console.log('%s|%d|%i|%f|%j|%o|%O|%c|%%|%x', 'a', 4.5, 4.5, '1.5', { j: 1 }, [1], { deep: { er: {} } }, 'css', 'rest');
          console.log('%s %s', 'one');
          console.log('%d', '0x10', -0, 1n);
          console.log('%s', Symbol('s'), null, undefined, { toString() { return 'own'; } });
          console.log();
          console.log('');
        };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged[0]).toContain(
        'a|4.5|4|1.5|{"j":1}|[ 1, [length]: 1 ]|{ deep: { er: {} } }||%|%x rest',
      );
      expect(lambda.logged[1]).toContain('one %s');
    },
  },
  {
    name: 'values are shown as Node.js shows them',
    files: {
      'index.js': `
        class Cart { #secret = 1; items = ['pen']; get total() { return 1; } }
        exports.handler = async () => {
          console.log([1.0, -0, 1n, 'it\\'s', "both '\\"", Symbol('s'), null, undefined, true]);
          console.log(new Cart(), Cart, function named() {}, () => {}, async function* gen() {});
          console.log(new Set([1, 'a']), new Map([[{ k: 1 }, [1]]]), new WeakMap());
          console.log(new Date(0), /x/gi, Buffer.from('hi'), new Uint8Array(3), new ArrayBuffer(2));
          console.log(Array.from({ length: 120 }, (_, i) => i));
          console.log('x'.repeat(300).split(''), [, 1, , 2]);
          console.log(Object.create(null), Object.assign(Object.create(null), { a: 1 }), { 'a-b': 1, [Symbol('k')]: 2 });
          const loop = { a: {} }; loop.a.loop = loop; console.log(loop);
          console.log([new Boolean(false), new String('s')], Symbol.iterator);
          console.log({ get a() { return 1; }, set b(v) {}, c: { d: { e: { f: 1 } } } });
          console.log([['nested', ['deeper', ['deepest', ['hidden']]]]]);
        };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logText).toContain("Cart { items: [ 'pen' ] } [class Cart] [Function: named]");
      expect(lambda.logText).toContain('<ref *1> { a: { loop: [Circular *1] } }');
      expect(lambda.logText).toContain('... 20 more items');
    },
  },
  {
    name: 'promises and URLs are shown with what is in them',
    files: {
      'index.js': `
        exports.handler = async () => {
          console.log(Promise.resolve(1));
          console.log(new URL('https://a.b/c?d#e'));
        };`,
    },
    differs: {
      embedded: {
        why: 'A browser does not let code look into a promise: it is shown as pending. A URL is shown without its parts.',
        holds: async (lambda) => {
          await lambda.result();
          expect(lambda.logText).toContain('Promise { <pending> }');
        },
      },
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logText).toContain('Promise { 1 }');
      expect(lambda.logText).toContain("href: 'https://a.b/c?d#e'");
    },
  },
  {
    name: 'a message of several lines is one event',
    files: {
      'index.js': `exports.handler = async () => { console.log('first\\nsecond\\n\\nlast'); console.log('next'); };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toEqual([matching(/\tfirst\nsecond\n\nlast$/), matching(/\tnext$/)]);
    },
  },
  {
    name: 'groups, counts and assertions of the console are printed',
    files: {
      'index.js': `
        exports.handler = async () => {
          console.group('outer'); console.log('inside'); console.groupEnd(); console.log('outside');
          console.count(); console.count('orders'); console.count(); console.countReset(); console.count();
          console.assert(true, 'not shown'); console.assert(false, 'shown %d', 1);
          console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
        };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logText).toContain('inside');
      expect(lambda.logText).toContain('orders: 1');
      expect(lambda.logText).toContain('shown 1');
      expect(lambda.logText).not.toContain('not shown');
    },
  },
  {
    name: 'console.table draws a table',
    files: { 'index.js': `exports.handler = async () => console.table([{ a: 1, b: 'x' }, { a: 2 }]);` },
    differs: {
      embedded: {
        why: 'The values are there, as console.log shows them; no table is drawn around them.',
        holds: async (lambda) => {
          await lambda.result();
          expect(lambda.logText).toContain("[ { a: 1, b: 'x' }, { a: 2 } ]");
        },
      },
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logText).toContain('│ (index) │ a │ b');
    },
  },
  {
    name: 'standard output and standard error are logged line by line, without time or level',
    files: {
      'index.js': `
        exports.handler = async () => {
          process.stdout.write('one\\ntwo\\n');
          process.stdout.write(Buffer.from('by'));
          process.stdout.write(new Uint8Array([116, 101, 115, 10]));
          await new Promise((resolve) => process.stdout.write('three\\n', resolve));
          return [process.stdout.isTTY ?? false, process.stdout.fd];
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([false, 1]);
      expect(lambda.logged).toEqual(['one', 'two', 'bytes', 'three']);
    },
  },
  {
    name: 'a thousand lines keep their order',
    files: {
      'index.js': `
        exports.handler = async () => {
          for (let line = 0; line < 1000; line++) console.log('line ' + line);
          return 'said';
        };`,
    },
    async holds(lambda) {
      await lambda.result();
      const numbers = lambda.logText.split('\n').map((line) => Number(/line (\d+)$/.exec(line)?.[1]));
      expect(numbers).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    },
  },
  {
    name: 'a line that is printed later carries the request that is there then',
    files: printsLater,
    async holds(lambda) {
      await lambda.result();
      await lambda.result({ opens: true });
      expect(lambda.logged).toEqual([matching(/-000000000002\tINFO\tlater$/)]);
    },
  },
];
