/**
 * A learner's account: the one place that knows what there is and what happened. Console, pictures and checks are
 * views of its snapshot.
 *
 * To provide, before it can run (`runtimes/drivers/account-drivers.ts` makes all of them from a runtime):
 * - `function.deploy`: `DeployInput` → `DeployOutcome`, when a function was created or updated;
 * - `function.environment.provision`, `.init`, `.invoke`, `.reset`, `.shutdown`: see `environment.types.ts`.
 *
 * Time comes in with the events (`at`) and out of the drivers; the only timer of its own is the delay after which
 * an idle environment ends, on the clock that `createActor` is given.
 */
import { noServices } from '#model/services/services-state.ts';
import { functionInput } from './account.context.ts';
import { firstMappingSummary, mappingInput } from './account-mappings.ts';
import { defaultSettings } from './account.settings.ts';
import type { FunctionEntry, MappingEntry } from './account.types.ts';
import { firstSummary } from './function-queue.ts';
import { settingsOfVersion } from './event-invoke-configs.ts';
import { versionEntry, versionInput } from './function-versions.ts';
import { provisionedOf } from './provisioned-calls.ts';
import { openState } from './account-open.state.ts';
import { accountSetup } from './account-sources.setup.ts';
import { Trace } from './trace-book.ts';

export { accountState } from './account.context.ts';

export const accountMachine = accountSetup.createMachine({
  id: 'account',
  context: ({ input, spawn, self }) => {
    const {
      region,
      accountId,
      functions,
      roles = [],
      layers = [],
      services = noServices,
      trace,
    } = input.state;
    const settings = { ...defaultSettings, ...input.settings };
    const at = trace.at(-1)?.time ?? 0;
    const entries = functions.map((saved, index): [string, FunctionEntry] => {
      const functionId = `${saved.configuration.FunctionName}#${index}`;
      const ref = spawn('function', {
        id: functionId,
        input: { ...functionInput({ region, settings }, functionId, saved, at), recorder: self, owner: self },
      });
      const { queue = [], ...record } = saved;
      const waiting = queue.map((event) => firstSummary(event, true));
      const versions = Object.fromEntries(
        (record.publications?.versions ?? []).map((version) => {
          const input = versionInput(
            { region, settings },
            functionId,
            version,
            settingsOfVersion(record, version.configuration.Version),
            at,
            provisionedOf(record, version.configuration.Version),
          );
          const own = spawn('function', {
            id: input.functionId,
            input: { ...input, recorder: self, owner: self },
          });
          return [version.configuration.Version, versionEntry(functionId, version, own)];
        }),
      );
      return [
        record.configuration.FunctionName,
        {
          functionId,
          ref,
          record,
          environments: [],
          invocations: [],
          queue: waiting,
          making: null,
          versions,
        },
      ];
    });
    const mappings = (input.state.eventSourceMappings ?? []).flatMap((saved): [string, MappingEntry][] => {
      const own = mappingInput({ settings }, saved, at);
      if (!own) return [];
      const { UUID } = saved.configuration;
      const ref = spawn('mapping', {
        id: UUID,
        input: { ...own, restored: true, recorder: self, owner: self },
      });
      return [[UUID, { ref, summary: firstMappingSummary(saved) }]];
    });
    return {
      region,
      accountId,
      functions: Object.fromEntries(entries),
      roles,
      layers,
      services,
      mappings: Object.fromEntries(mappings),
      departing: {},
      openInvokes: {},
      trace: Trace.empty.with(trace, settings.traceLimit),
      trouble: null,
      spawned: functions.length,
      settings,
    };
  },
  initial: 'open',
  states: {
    open: openState,
  },
});
