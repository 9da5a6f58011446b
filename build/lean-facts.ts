import type { Plugin } from 'vite';

/**
 * Ledgers of which a script takes the values, and pages alone tell where they are from. One whose provenance a script
 * shows is not among them.
 */
export const leanLedgers = [
  'access-denied',
  'api-messages',
  'environment-variables',
  'lifecycle',
  'limits',
  'managed-policies',
  'mappings',
  'patterns',
  'policy-templates',
  'retired-runtimes',
  'runtime-versions',
  'runtimes',
  'sam-schema',
  'services',
  'template-messages',
] as const;

const ledger = new RegExp(`/content/facts/(${leanLedgers.join('|')})\\.json$`);

const provenance: readonly string[] = ['sources', 'asOf', 'confidence', 'note'];

/** A ledger's JSON without what says where its facts are from, and how sure they are. */
export function withoutProvenance(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) =>
    provenance.includes(key) ? undefined : value,
  );
}

/** Leaves the sources of facts out of scripts that do not show them. */
export function leanFacts(): Plugin {
  return {
    name: 'lean-facts',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: { filter: { id: ledger }, handler: (json) => ({ code: withoutProvenance(json), map: null }) },
  };
}
