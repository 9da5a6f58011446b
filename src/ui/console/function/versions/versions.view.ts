/** Versions and aliases as their tabs show them, and the calls that their forms become. */
import type { EnvironmentView, FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { latest, leadsTo } from '#model/lambda/versions.ts';
import type { AliasConfiguration } from '#model/lambda/versions.types.ts';
import { words } from './versions.words.ts';

export interface VersionRow {
  version: string;
  description: string;
  /** The first characters of the package's hash. */
  sha: string;
  memory: string;
  lastModified: string;
  aliases: readonly string[];
}

/** The newest version first. */
export function versionRows({ versions, aliases }: FunctionView): VersionRow[] {
  return versions
    .map(({ configuration }) => ({
      version: configuration.Version,
      description: configuration.Description,
      sha: shortSha(configuration),
      memory: `${configuration.MemorySize} MB`,
      lastModified: configuration.LastModified,
      aliases: aliases.filter((alias) => leadsTo(alias, configuration.Version)).map(({ Name }) => Name),
    }))
    .toReversed();
}

const shortSha = ({ CodeSha256 }: { CodeSha256: string }): string => CodeSha256.slice(0, 8);

/** Where an alias leads, with shares in per cent. */
export function aliasTargets({
  FunctionVersion,
  RoutingConfig,
}: AliasConfiguration): { version: string; percent: number }[] {
  const [other] = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  if (other === undefined) return [{ version: FunctionVersion, percent: 100 }];
  const percent = percentOf(other[1]);
  return [
    { version: FunctionVersion, percent: rounded(100 - percent) },
    { version: other[0], percent },
  ];
}

/** A weight in per cent, as somebody types it. */
export function percentOf(weight: number): number {
  return rounded(weight * 100);
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}

export interface TypedAlias {
  /** Empty for a new one. */
  editing: string | null;
  name: string;
  version: string;
  description: string;
  /** The second version; empty: none. */
  second: string;
  /** Of the second version, per cent. */
  weight: string;
}

export function newAlias(fn: FunctionView): TypedAlias {
  const version = fn.versions.at(-1)?.configuration.Version ?? latest;
  return { editing: null, name: '', version, description: '', second: '', weight: '10' };
}

export function typedAlias(alias: AliasConfiguration): TypedAlias {
  const [, second] = aliasTargets(alias);
  return {
    editing: alias.Name,
    name: alias.Name,
    version: alias.FunctionVersion,
    description: alias.Description,
    second: second?.version ?? '',
    weight: String(second?.percent ?? 10),
  };
}

/** What is wrong with a share before AWS is asked, or null. */
export function weightProblem({ second, weight }: TypedAlias): string | null {
  if (second === '') return null;
  return /^\d{1,2}(\.\d{1,2})?$/.test(weight.trim()) ? null : words.weightProblem;
}

export function aliasCall(
  { editing, name, version, description, second, weight }: TypedAlias,
  FunctionName: string,
): ApiCall {
  const AdditionalVersionWeights = second === '' ? {} : { [second]: Number(weight) / 100 };
  const members = { FunctionName, Name: name, FunctionVersion: version, Description: description };
  if (editing !== null)
    return { action: 'UpdateAlias', request: { ...members, RoutingConfig: { AdditionalVersionWeights } } };
  const routing = second === '' ? {} : { RoutingConfig: { AdditionalVersionWeights } };
  return { action: 'CreateAlias', request: { ...members, ...routing } };
}

/** @param description of the version; blank: it has the function's */
export function publishCall(FunctionName: string, description: string): ApiCall {
  const Description = description.trim();
  return {
    action: 'PublishVersion',
    request: { FunctionName, ...(Description === '' ? {} : { Description }) },
  };
}

/** A deleted alias, made again. */
export function againCall(
  { Name, FunctionVersion, Description, RoutingConfig }: AliasConfiguration,
  FunctionName: string,
): ApiCall {
  const routing = RoutingConfig ? { RoutingConfig } : {};
  return { action: 'CreateAlias', request: { FunctionName, Name, FunctionVersion, Description, ...routing } };
}

/** The version that an environment was started for: its log stream says it, `2026/11/23/[1]…`. */
export function versionOf({ logStream }: Pick<EnvironmentView, 'logStream'>): string {
  return /\[([^\]]+)\]/.exec(logStream)?.[1] ?? latest;
}

export interface ServedVersion {
  version: string;
  /** What it is made of. */
  what: string;
  /** Names that lead here: the ARN without a qualifier leads to $LATEST. */
  names: readonly string[];
  environments: readonly { number: number; words: string }[];
}

/** Which environments serve which version, $LATEST first. */
export function servedVersions(fn: FunctionView, numbers: ReadonlyMap<string, number>): ServedVersion[] {
  const served = (version: string): ServedVersion['environments'] =>
    fn.environments
      .filter((environment) => environment.state !== 'ended' && versionOf(environment) === version)
      .map(({ environmentId, words }) => ({ number: numbers.get(environmentId) ?? 0, words: words.value }));
  const leading = (version: string): string[] =>
    fn.aliases.flatMap((alias) =>
      aliasTargets(alias)
        .filter((target) => target.version === version)
        .map(({ percent }) => `${alias.Name}${percent === 100 ? '' : ` (${percent} %)`}`),
    );
  return [
    {
      version: latest,
      what: words.now(shortSha(fn.configuration), fn.configuration.MemorySize),
      names: [fn.name, ...leading(latest)],
      environments: served(latest),
    },
    ...fn.versions
      .map(({ configuration }) => ({
        version: configuration.Version,
        what: words.copy(shortSha(configuration), configuration.MemorySize),
        names: leading(configuration.Version),
        environments: served(configuration.Version),
      }))
      .toReversed(),
  ];
}

/** How often each version answered, the most often first. */
export function shares(executed: readonly string[]): { version: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const version of executed) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts].map(([version, count]) => ({ version, count })).sort((a, b) => b.count - a.count);
}
