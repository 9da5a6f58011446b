/** Every scenario, by concern, in the order of the reference. */
import type { Scenario } from './scenario.ts';
import { bootstrap } from './scenarios/bootstrap.ts';
import { errors } from './scenarios/errors.ts';
import { files } from './scenarios/files.ts';
import { handlers } from './scenarios/handlers.ts';
import { languages } from './scenarios/language.ts';
import { layers } from './scenarios/layers.ts';
import { lifecycle } from './scenarios/lifecycle.ts';
import { logFormats } from './scenarios/log-formats.ts';
import { logs } from './scenarios/logs.ts';
import { modules } from './scenarios/modules.ts';
import { network } from './scenarios/network.ts';
import { nodeApi } from './scenarios/node-api.ts';
import { nodeModules } from './scenarios/node-modules.ts';
import { packages } from './scenarios/packages.ts';
import { responses } from './scenarios/responses.ts';
import { sandbox } from './scenarios/sandbox.ts';
import { stacks } from './scenarios/stacks.ts';
import { streaming } from './scenarios/streaming.ts';
import { survival } from './scenarios/survival.ts';
import { wire } from './scenarios/wire.ts';

export const concerns = {
  handlers: [...handlers, ...responses],
  streaming,
  modules: [...modules, ...packages, ...layers],
  errors: [...errors, ...stacks],
  lifecycle: [...lifecycle, ...survival],
  logs: [...logs, ...logFormats],
  'the Runtime API': wire,
  'bring your own bootstrap': bootstrap,
  'the API of Node.js': [...nodeApi, ...nodeModules, ...files, ...network, ...languages],
  'the sandbox': sandbox,
} satisfies Record<string, readonly Scenario[]>;

export type Concern = keyof typeof concerns;

export interface ListedScenario {
  concern: Concern;
  scenario: Scenario;
  /** WebKitGTK is slow to drive: every third scenario of each concern is held there. */
  inWebKit: boolean;
}

export const everyScenario: readonly ListedScenario[] = Object.entries<readonly Scenario[]>(concerns).flatMap(
  ([concern, scenarios]) =>
    scenarios.map((scenario, index) => ({
      concern: concern as Concern,
      scenario,
      inWebKit: index % 3 === 0,
    })),
);
