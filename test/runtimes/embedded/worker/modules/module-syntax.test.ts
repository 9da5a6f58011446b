import { expect, it } from 'vitest';
import { hasModuleSyntax } from '#runtimes/embedded/worker/modules/module-syntax.ts';

it.each([
  ['an import', "import http from 'node:http';\nhttp.get;"],
  ['an export', 'export const handler = 1;'],
  ['an await at its top', '#!/opt/bin/node\nwhile (true) await fetch("http://127.0.0.1");'],
  ['import.meta', 'console.log(import.meta.url);'],
])('reads %s as an ES module', (_, source) => {
  expect(hasModuleSyntax(source)).toBe(true);
});

it.each([
  ['require', "#!/opt/bin/node\nconst http = require('node:http');\nreturn http;"],
  ['a dynamic import', "import('node:http').then(console.log);"],
  ['what is no JavaScript at all', 'let let = ;'],
])('does not take %s for one', (_, source) => {
  expect(hasModuleSyntax(source)).toBe(false);
});
