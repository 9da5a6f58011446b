/** OS-only runtimes: nothing is there but a file system, and a file named `bootstrap` that is started. */
import { expect } from 'vitest';
import { osOnlyRuntimes } from '#model/runtime-port.ts';
import type { PackageFile, PackageFiles } from '#model/package/deployment-package.ts';
import { matching } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

const script = (content: string): PackageFile => ({ executable: true, content });
const node = (code: string): PackageFiles => ({ bootstrap: script(`#!/opt/bin/node\n${code}\n`) });

/** The least that a runtime has to do. */
const api = `
  const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime';
  const next = () => fetch(api + '/invocation/next');
  const idOf = (response) => response.headers.get('lambda-runtime-aws-request-id');
  const post = async (path, body, headers) => {
    const response = await fetch(api + path, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };`;
const answers = (make: string): string => `${api}
  let count = 0;
  (async () => {
    for (;;) {
      const response = await next();
      const event = await response.json();
      await post('/invocation/' + idOf(response) + '/response', JSON.stringify(await (${make})(event, response)));
    }
  })();`;

/** What the API said to the calls of an odd bootstrap, which tells it with its second answer. */
const tells = (odd: string): PackageFiles =>
  node(`${api}
  (async () => {
    const first = await next();
    const id = idOf(first);
    const said = await (${odd})(id, first);
    const second = await next();
    await post('/invocation/' + idOf(second) + '/response', JSON.stringify(said));
    await next();
  })();`);

const fromHandler: readonly Scenario[] = [
  {
    name: 'a loop over the Runtime API is a runtime',
    files: node(answers('(event) => ({ doubled: event.n * 2, count: ++count })')),
    async holds(lambda) {
      expect(await lambda.result({ n: 4 })).toEqual({ doubled: 8, count: 1 });
      expect(await lambda.result({ n: 5 })).toEqual({ doubled: 10, count: 2 });
      expect(lambda.eventsOf('process.started')).toMatchObject([
        { record: { argv: ['/opt/bin/node', '/var/task/bootstrap'], cwd: '/var/task' } },
      ]);
    },
  },
  {
    name: 'env finds Node.js by its name, and -S gives it flags',
    files: {
      bootstrap: script(
        `#!/usr/bin/env -S node --no-warnings\n${answers('() => [process.execArgv[0], process.argv[1]]')}`,
      ),
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['--no-warnings', '/var/task/bootstrap']);
    },
  },
  {
    name: 'it may be an ES module, which nothing but its syntax says',
    files: {
      ...node(`
        import { readFile } from 'node:fs/promises';
        import { answer } from './lib/answer.mjs';
        ${api}
        while (true) {
          const response = await next();
          const text = await readFile(import.meta.dirname + '/text.txt', 'utf8');
          await post('/invocation/' + idOf(response) + '/response', JSON.stringify(answer(text)));
        }`),
      'lib/answer.mjs': 'export const answer = (text) => text.trim();',
      'text.txt': 'from the package\n',
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('from the package');
    },
  },
  {
    name: 'node:http does as well as fetch',
    files: node(`
      const http = require('node:http');
      const base = '/2018-06-01/runtime/invocation/';
      const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
      const send = (method, path, body) => new Promise((resolve, reject) => {
        const request = http.request({ host, port, method, path: base + path }, (response) => {
          let text = '';
          response.on('data', (part) => (text += part)).on('end', () => resolve({ headers: response.headers, text }));
        });
        request.on('error', reject).end(body);
      });
      (async () => {
        for (;;) {
          const { headers, text } = await send('GET', 'next');
          await send('POST', headers['lambda-runtime-aws-request-id'] + '/response', JSON.stringify({ got: JSON.parse(text) }));
        }
      })();`),
    async holds(lambda) {
      expect(await lambda.result({ a: 1 })).toEqual({ got: { a: 1 } });
    },
  },
  {
    name: 'its variables are those of an OS-only runtime',
    files: node(answers('() => process.env')),
    configuration: { handler: 'whatever I like', variables: { MINE: 'yes' } },
    async holds(lambda) {
      const env = await lambda.result();
      expect(env).toMatchObject({
        _HANDLER: 'whatever I like',
        MINE: 'yes',
        LAMBDA_RUNTIME_DIR: '/var/runtime',
        AWS_REGION: 'us-east-1',
        AWS_LAMBDA_RUNTIME_API: matching(/^127\.0\.0\.1:\d+$/),
      });
      for (const name of ['AWS_EXECUTION_ENV', 'NODE_PATH', '_X_AMZN_TRACE_ID']) {
        expect(env).not.toHaveProperty(name);
      }
    },
  },
  {
    name: 'it posts an error, and lives on',
    files: node(`${api}
      (async () => {
        for (;;) {
          const id = idOf(await next());
          await post('/invocation/' + id + '/error', JSON.stringify({ errorType: 'Mine', errorMessage: 'no' }),
            { 'Lambda-Runtime-Function-Error-Type': 'Runtime.Mine' });
        }
      })();`),
    async holds(lambda) {
      for (let time = 0; time < 2; time++) {
        expect(await lambda.invoke()).toMatchObject({
          status: 'error',
          errorType: 'Runtime.Mine',
          error: { errorType: 'Mine', errorMessage: 'no' },
        });
      }
      expect(lambda.eventsOf('process.exited')).toEqual([]);
    },
  },
  {
    name: 'it says that it could not start',
    files: node(`${api}
      post('/init/error', JSON.stringify({ errorType: 'Setup', errorMessage: 'no settings' }),
        { 'Lambda-Runtime-Function-Error-Type': 'Runtime.Setup' }).then(() => process.exit(1));`),
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.Setup',
        error: { errorType: 'Setup', errorMessage: 'no settings' },
      });
    },
  },
  {
    name: 'what it logs is its own affair: no time, no request id',
    files: node(answers('() => { console.log("a line"); console.error("another"); return 1; }')),
    async holds(lambda) {
      await lambda.result();
      expect([...lambda.logged].sort()).toEqual(['a line', 'another']);
    },
  },
  {
    name: 'between two events its time stands still',
    varies: ['payload'],
    files: node(
      `let ticks = 0; setInterval(() => ticks++, 20);\n${answers(
        '(event) => new Promise((resolve) => setTimeout(() => resolve(ticks), event.wait))',
      )}`,
    ),
    async holds(lambda) {
      const before = Number(await lambda.result({ wait: 200 }));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      // Running on, it would be a hundred.
      expect(Number(await lambda.result({ wait: 0 })) - before).toBeLessThan(50);
    },
  },
];

const invalid = (name: string, files: PackageFiles, errorMessage: string): Scenario => ({
  name,
  files,
  async holds(lambda) {
    expect(await lambda.init()).toMatchObject({
      status: 'error',
      errorType: 'Runtime.InvalidEntrypoint',
      error: { errorType: 'Runtime.InvalidEntrypoint', errorMessage },
    });
    expect(lambda.eventsOf('process.started')).toEqual([]);
    // The platform tries again, inside the invocation.
    await lambda.reset();
    expect(await lambda.init()).toMatchObject({ errorType: 'Runtime.InvalidEntrypoint' });
  },
});

const notStarted: readonly Scenario[] = [
  invalid(
    'without a bootstrap nothing can be started',
    { 'index.js': 'exports.handler = async () => 1;' },
    "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
  ),
  invalid(
    'a bootstrap that is not executable is found and not started',
    { bootstrap: '#!/opt/bin/node\n' },
    'fork/exec /var/task/bootstrap: permission denied',
  ),
  invalid(
    'its interpreter has to be there',
    { bootstrap: script('#!/usr/local/bin/node\n') },
    'fork/exec /var/task/bootstrap: no such file or directory',
  ),
  invalid(
    'a first line from Windows names an interpreter that is not there',
    { bootstrap: script('#!/opt/bin/node\r\nconsole.log(1);\r\n') },
    'fork/exec /var/task/bootstrap: no such file or directory',
  ),
  invalid(
    'a text without a first line for the system is no program',
    { bootstrap: script('console.log(1);\n') },
    'fork/exec /var/task/bootstrap: exec format error',
  ),
  {
    name: 'a bootstrap that throws ends with status 1',
    files: node('throw new Error("not today");'),
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.ExitError',
        error: { errorMessage: 'Runtime exited with error: exit status 1' },
        exit: { exitCode: 1 },
      });
      expect(lambda.logText).toContain('Error: not today');
      expect(lambda.logText).toContain('/var/task/bootstrap:2');
    },
  },
  {
    name: 'one that has nothing more to do ends too',
    files: node('console.log("that was it");'),
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.ExitError',
        error: { errorMessage: 'Runtime exited without providing a reason' },
        exit: { exitCode: 0 },
      });
    },
  },
  {
    name: 'one that crashes with an event in hand fails the invocation, with its status',
    files: node(`${api}\nnext().then(() => process.exit(42));`),
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 42 },
      });
    },
  },
  {
    name: 'one that never asks for an event runs out of time',
    files: node('setInterval(() => {}, 1000);'),
    async holds(lambda) {
      expect((await lambda.init(500)).status).toBe('timeout');
    },
  },
];

const refusal = (errorType: string, errorMessage: string) =>
  `${JSON.stringify({ errorMessage, errorType })}\n`;
const notAllowed = (from: string, to: string) => ({
  status: 403,
  text: refusal(
    'InvalidStateTransition',
    `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
  ),
});
const unknownRequest = { status: 400, text: refusal('InvalidRequestID', 'Invalid request ID') };
const accepted = { status: 202, text: '{"status":"OK"}\n' };

const refused = (name: string, odd: string, said: unknown): Scenario => ({
  name,
  files: tells(odd),
  async holds(lambda) {
    await lambda.invoke();
    expect(await lambda.result()).toEqual(said);
  },
});

const theApisAnswers: readonly Scenario[] = [
  refused(
    'a second answer to the same event is refused: 400',
    `async (id) => [await post('/invocation/' + id + '/response', '1'), await post('/invocation/' + id + '/response', '2')]`,
    [accepted, unknownRequest],
  ),
  refused(
    'an answer to another event is refused, and the right one still counts: 400, then 202',
    `async (id) => [await post('/invocation/nobody/response', '1'), await post('/invocation/' + id + '/response', '2')]`,
    [unknownRequest, accepted],
  ),
  refused(
    'an error for another event is refused as well: 400',
    `async (id) => [await post('/invocation/nobody/error', '{}'), await post('/invocation/' + id + '/response', '2')]`,
    [unknownRequest, accepted],
  ),
  refused(
    'an invocation id that is sent back has to be the one that came: 400',
    `async (id, event) => [
      await post('/invocation/' + id + '/response', '1', { 'Lambda-Runtime-Invocation-Id': 'other' }),
      await post('/invocation/' + id + '/response', '1', {
        'Lambda-Runtime-Invocation-Id': event.headers.get('lambda-runtime-invocation-id'),
      }),
    ]`,
    [{ status: 400, text: refusal('InvalidInvocationId', 'Invalid invocation ID') }, accepted],
  ),
  refused(
    'init/error is too late when an event is there: 403',
    `async (id) => [await post('/init/error', '{}'), await post('/invocation/' + id + '/response', '1')]`,
    [notAllowed('Running', 'InitError'), accepted],
  ),
  refused(
    'asking again before answering gives the same event again: 200',
    `async (id) => {
      const again = await next();
      return [again.status, idOf(again) === id, await post('/invocation/' + id + '/response', '1')];
    }`,
    [200, true, accepted],
  ),
  refused(
    'a path that the API has not: 404',
    `async (id) => [await post('/invocation/' + id + '/answer', '1'), await post('/invocation/' + id + '/response', '1')]`,
    [{ status: 404, text: '404 page not found\n' }, accepted],
  ),
  refused(
    'a method that an endpoint has not: 405',
    `async (id) => [(await post('/invocation/next', '')).status, await post('/invocation/' + id + '/response', '1')]`,
    [405, accepted],
  ),
  refused(
    'more than 6 MB are too much: 413',
    `async (id) => {
      const { status, text } = await post('/invocation/' + id + '/response', 'x'.repeat(6 * 1024 * 1024 + 101));
      return [status, JSON.parse(text).errorType];
    }`,
    [413, 'RequestEntityTooLarge'],
  ),
  refused(
    'a response mode that the API does not know: 400',
    `async (id) => {
      const { status, text } = await post('/invocation/' + id + '/response', '1',
        { 'Lambda-Runtime-Function-Response-Mode': 'slowly' });
      return [status, JSON.parse(text).errorType];
    }`,
    [400, 'InvalidFunctionResponseMode'],
  ),
];

export const bootstrap: readonly Scenario[] = [...fromHandler, ...notStarted, ...theApisAnswers].map(
  (scenario) => ({ ...scenario, runtimes: osOnlyRuntimes }),
);
