import quotas from '#content/facts/quotas.json' with { type: 'json' };

const { max, unit, sources, asOf } = quotas.storage;

/** What the packages of all functions and versions may take in one Region. */
export const codeStorageQuota = { text: `${max} ${unit}`, source: sources[0] ?? '', asOf };
