// Holds every runtime to the contract and writes down what was seen, for the comparison and for the reference:
//   node scripts/contract-report.mjs
// content/fidelity/observations.json is what plain Node.js shows; content/fidelity/results.json says for each
// scenario and engine whether the same was seen. No results are written where a test fails. Two to four minutes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './setup.mjs';

const folder = join(root, 'test-results', 'fidelity');
const written = join(root, 'content', 'fidelity');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/**
 * @typedef {{ concern: string, name: string, runtime: string, engine: string, digest: string, differs: boolean, why?: string,
 *   approximate?: string, observed?: unknown }} Seen
 * @param {string} name @param {string[]} files @param {Record<string, string>} [env] @returns {Seen[]}
 */
function seenBy(name, files, env = {}) {
  const report = join(folder, `${name}.json`);
  const args = ['run', ...files, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  if (run('vitest', args, env) !== 0) {
    console.error(`\nThe contract does not hold (${name}): nothing was written.`);
    process.exit(1);
  }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults.flatMap((/** @type {any} */ test) => test.meta?.fidelity ?? []),
  );
}

/** @param {string} name @param {unknown} content */
function write(name, content) {
  writeFileSync(join(written, name), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`content/fidelity/${name}`);
}

const reference = seenBy('node', ['--project', 'unit', 'test/contract/node.test.ts'], {
  RECORD_OBSERVATIONS: '1',
});
/** @type {Record<string, Record<string, Record<string, unknown>>>} */
const observations = {};
for (const { concern, name, runtime, observed } of reference) {
  ((observations[concern] ??= {})[name] ??= {})[runtime] = observed;
}
write('observations.json', observations);

/** @type {Record<string, Seen[]>} */
const embedded = {
  embedded: seenBy('embedded', ['--project', 'contract', 'test/contract/embedded.test.ts']),
  webkit: seenBy('webkit', ['--project', 'unit', 'test/contract/webkit.test.ts']),
};
/** @type {Map<string, { concern: string, name: string, digest: string, runtimes: string[], approximate?: string, engines: Record<string, 'same' | { why: string }> }>} */
const rows = new Map();
for (const seen of [...reference, ...Object.values(embedded).flat()]) {
  const { concern, name, digest, runtime, engine, differs, why, approximate } = seen;
  const key = JSON.stringify([concern, name, digest]);
  const row = rows.get(key) ?? {
    concern,
    name,
    digest,
    runtimes: [],
    ...(approximate === undefined ? {} : { approximate }),
    engines: {},
  };
  rows.set(key, row);
  if (!row.runtimes.includes(runtime)) row.runtimes.push(runtime);
  // One cell stands for all managed runtimes: the same means the same in each.
  if (differs && why !== undefined) row.engines[engine] = { why };
  else row.engines[engine] ??= 'same';
}
const order = ['node', 'chromium', 'firefox', 'webkit'];
for (const row of rows.values()) {
  const found = Object.entries(row.engines).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  row.engines = Object.fromEntries(found);
}
write('results.json', [...rows.values()]);

// Formatted as everything else, so that a run which saw nothing new changes nothing.
process.exit(run('prettier', ['--write', '--log-level', 'warn', written]) ?? 1);
