import type { EnvironmentSpec, InvokeOutcome } from '#model/runtime-port.ts';
import type { LambdaUnderTest } from '../contract/lambda-under-test.ts';

/** One way out, or one way to spoil the page, tried by one handler. */
export interface Attack {
  name: string;
  /**
   * JavaScript that the handler runs, in an async function: `collector` and `page` are addresses, `secret` is what
   * the page keeps everywhere that it can, `attempt` tells what became of a try, `runtimeApi` makes a request.
   */
  attack: string;
  configuration?: Partial<Pick<EnvironmentSpec, 'memorySizeMB' | 'ephemeralStorageMB' | 'logFormat'>>;
  /** How long the handler may take, in ms. */
  timeoutMs?: number;
  /** Takes much processor time or memory: tried in Chromium only. */
  heavy?: true;
  /** Whether the next event finds the process as it should be, or AWS would start a new one as well. */
  next: 'same process' | 'new process';
  contained(outcome: InvokeOutcome, lambda: LambdaUnderTest): Promise<void> | void;
}

const prelude = `
  const attempt = async (work) => {
    try {
      return 'reached: ' + String(await work());
    } catch (error) {
      return 'refused: ' + error.name;
    }
  };
  const attempts = (...works) => Promise.all(works.map(attempt));
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const runtimeApi = (method, path, { body, headers, options } = {}) => new Promise((resolve, reject) => {
    const address = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime' + path;
    const request = require('http').request(address, { method, headers, ...options }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
`;

/** A handler that serves ordinary events, and tries the attack that an event names by its number. */
export function packageOf(attacks: readonly Attack[]): Record<string, string> {
  const files: Record<string, string> = {
    'index.js': `exports.handler = async (event, context) =>
      'attack' in event ? require('./attack-' + event.attack).run(event, context) : 'served';\n`,
  };
  for (const [number, { attack }] of attacks.entries()) {
    files[`attack-${number}.js`] = `${prelude}
exports.run = async ({ collector, page, secret }, context) => {
  ${attack}
};
`;
  }
  return files;
}
