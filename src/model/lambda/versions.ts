/**
 * Versions and aliases: what is published, and where a qualifier leads.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 */
import { apiSentence } from './api-message.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { PackageFiles } from '../package/deployment-package.ts';
import type { RegistryImage } from './registry.ts';
import type {
  AliasConfiguration,
  CreateAliasRequest,
  Publications,
  PublishedVersion,
  PublishVersionRequest,
  UpdateAliasRequest,
} from './versions.types.ts';

export const latest = '$LATEST';
export const noPublications: Publications = { versions: [], aliases: [], lastVersion: 0 };

interface Deployed {
  configuration: FunctionConfiguration;
  files: PackageFiles;
  layers?: readonly PackageFiles[];
  image?: RegistryImage;
}

/** What makes one configuration another one: not when it was changed, and not how that went. */
function essence(configuration: FunctionConfiguration): string {
  const {
    FunctionArn: _arn,
    Version: _version,
    LastModified: _modified,
    RevisionId: _revision,
    State: _state,
    StateReason: _stateReason,
    StateReasonCode: _stateCode,
    LastUpdateStatus: _status,
    LastUpdateStatusReason: _statusReason,
    LastUpdateStatusReasonCode: _statusCode,
    SnapStart,
    ...rest
  } = configuration;
  return JSON.stringify(
    Object.entries({ ...rest, SnapStart: SnapStart?.ApplyOn }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * The newest version, where code and configuration are still what they were when it was published: AWS publishes
 * nothing then and answers with that one.
 */
export function unchangedVersion(
  { configuration }: Deployed,
  { versions }: Publications,
): PublishedVersion | null {
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  const published = { ...newest.configuration, Description: newest.functionDescription };
  return essence(configuration) === essence(published) ? newest : null;
}

/** The next version of what is deployed. It is Active at once, unless a snapshot of it has to be taken first. */
export function publishedVersion(
  { configuration, files, layers, image }: Deployed,
  { Description = configuration.Description }: PublishVersionRequest,
  { lastVersion }: Publications,
): PublishedVersion {
  const Version = String(lastVersion + 1);
  const { SnapStart } = configuration;
  return {
    configuration: {
      ...configuration,
      Version,
      FunctionArn: `${configuration.FunctionArn}:${Version}`,
      Description,
      ...(SnapStart?.ApplyOn === 'PublishedVersions'
        ? {
            SnapStart: { ...SnapStart, OptimizationStatus: 'On' as const },
            State: 'Pending' as const,
            StateReason: apiSentence('functionCreating'),
            StateReasonCode: 'Creating',
          }
        : {}),
    },
    files,
    ...(layers ? { layers } : {}),
    ...(image ? { image } : {}),
    functionDescription: configuration.Description,
  };
}

export function createdAlias(
  { Name, FunctionVersion, Description = '', RoutingConfig }: CreateAliasRequest,
  functionArn: string,
  RevisionId: string,
): AliasConfiguration {
  return {
    AliasArn: `${functionArn}:${Name}`,
    Name,
    FunctionVersion,
    Description,
    ...routing(RoutingConfig),
    RevisionId,
  };
}

/** Members that the request leaves out stay. */
export function updatedAlias(
  { RoutingConfig: before, ...alias }: AliasConfiguration,
  {
    FunctionVersion = alias.FunctionVersion,
    Description = alias.Description,
    RoutingConfig = before,
  }: UpdateAliasRequest,
  RevisionId: string,
): AliasConfiguration {
  return { ...alias, FunctionVersion, Description, ...routing(RoutingConfig), RevisionId };
}

function routing(config: AliasConfiguration['RoutingConfig']): Pick<AliasConfiguration, 'RoutingConfig'> {
  return config && Object.keys(config.AdditionalVersionWeights).length > 0 ? { RoutingConfig: config } : {};
}

/** Whether an alias sends invocations to a version. */
export function leadsTo({ FunctionVersion, RoutingConfig }: AliasConfiguration, version: string): boolean {
  return FunctionVersion === version || Object.hasOwn(RoutingConfig?.AdditionalVersionWeights ?? {}, version);
}

/**
 * The version that an invocation gets; `null`: there is none of that name.
 *
 * @param chance 0 up to 1: throws the dice of an alias with two versions
 */
export function versionFor(
  qualifier: string | undefined,
  { versions, aliases }: Publications,
  chance: number,
): string | null {
  if (qualifier === undefined || qualifier === latest) return latest;
  if (versions.some(({ configuration }) => configuration.Version === qualifier)) return qualifier;
  const alias = aliases.find(({ Name }) => Name === qualifier);
  if (alias === undefined) return null;
  const [other] = Object.entries(alias.RoutingConfig?.AdditionalVersionWeights ?? {});
  return other !== undefined && chance < other[1] ? other[0] : alias.FunctionVersion;
}
