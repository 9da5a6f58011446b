// The names and first words of what failed, read from the test runners' own JSON, to be said again where they are seen: at the end.
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** @param {string | undefined} text @returns {string} its first lines, without colours */
function firstLines(text) {
  const lines = (text ?? '').replace(escapes, '').trim().split('\n');
  return lines
    .slice(0, 12)
    .map((line) => `      ${line}`)
    .join('\n');
}

/** @param {any} result what `vitest --reporter=json` writes @returns {string[]} */
export function vitestFailures({ testResults }) {
  return testResults.flatMap((/** @type {any} */ file) => {
    const tests = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    const named = tests.map(
      (/** @type {any} */ test) =>
        `  ${file.name} > ${test.fullName}\n${firstLines(test.failureMessages[0])}`,
    );
    const alone = file.status === 'failed' && named.length === 0;
    return alone ? [`  ${file.name}\n${firstLines(file.message)}`] : named;
  });
}

/** @param {any} suite @returns {any[]} every spec below it */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @param {any} report what Playwright’s JSON reporter writes @returns {string[]} */
export function playwrightFailures({ suites, errors }) {
  const specs = suites.flatMap(specsOf).filter((/** @type {any} */ spec) => !spec.ok);
  return [
    ...specs.map((/** @type {any} */ spec) => {
      const [test] = spec.tests;
      const error = test.results.findLast((/** @type {any} */ result) => result.error)?.error;
      return `  [${test.projectName}] ${spec.file}:${spec.line} > ${spec.title}\n${firstLines(error?.message)}`;
    }),
    ...errors.map((/** @type {any} */ error) => `  ${firstLines(error.message).trim()}`),
  ];
}
