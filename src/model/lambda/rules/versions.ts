/** Rules of versions and aliases. */
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import type { FunctionConfiguration } from '../configuration.ts';
import { functionArn, functionNameOf } from '../arn.ts';
import { latest, leadsTo, noPublications, versionFor } from '../versions.ts';
import type {
  AliasRoutingConfig,
  CreateAliasRequest,
  DeleteAliasRequest,
  Publications,
  PublishVersionRequest,
  UpdateAliasRequest,
} from '../versions.types.ts';
import { nameViolations } from './members.ts';
import { findFunction, notFound, refuseUpdateOf, type RuleState } from './rule-state.ts';

export function publicationsOf(state: RuleState, nameOrArn: string): Publications {
  const name = functionNameOf(nameOrArn);
  const found = state.publications ?? {};
  return (Object.hasOwn(found, name) ? found[name] : undefined) ?? noPublications;
}

function aliasArn({ account }: RuleState, FunctionName: string, Name: string): string {
  return `${functionArn(account, functionNameOf(FunctionName))}:${Name}`;
}

/** Whether AWS would publish what is deployed; `null`: yes. */
export function refusePublishVersion(
  { FunctionName, CodeSha256 }: PublishVersionRequest,
  state: RuleState,
): ApiError | null {
  const refused = validationRefusal(nameViolations(FunctionName)) ?? refuseUpdateOf(FunctionName, state);
  if (refused !== null) return refused;
  const current = findFunction(state, FunctionName)?.CodeSha256;
  if (CodeSha256 === undefined || current === undefined || CodeSha256 === current) return null;
  return refusal('codeShaDiffers', { given: CodeSha256, current }, 'CodeSha256');
}

export function refuseCreateAlias(request: CreateAliasRequest, state: RuleState): ApiError | null {
  const { FunctionName, Name, FunctionVersion, RoutingConfig } = request;
  const { aliases } = publicationsOf(state, FunctionName);
  const arn = aliasArn(state, FunctionName, Name);
  return (
    refuseMembers(request) ??
    (findFunction(state, FunctionName) ? null : notFound(state, FunctionName)) ??
    refuseVersion(FunctionName, FunctionVersion, state) ??
    refuseRouting(FunctionName, FunctionVersion, RoutingConfig, state) ??
    (aliases.some((alias) => alias.Name === Name) ? refusal('aliasExists', { arn }, 'Name') : null)
  );
}

export function refuseUpdateAlias(request: UpdateAliasRequest, state: RuleState): ApiError | null {
  const { FunctionName, Name, FunctionVersion, RoutingConfig } = request;
  const alias = publicationsOf(state, FunctionName).aliases.find((each) => each.Name === Name);
  const refused = refuseMembers(request);
  if (refused !== null) return refused;
  if (!findFunction(state, FunctionName)) return notFound(state, FunctionName);
  if (!alias) return refusal('aliasNotFound', { arn: aliasArn(state, FunctionName, Name) }, 'Name');
  const version = FunctionVersion ?? alias.FunctionVersion;
  return (
    refuseVersion(FunctionName, version, state) ??
    refuseRouting(FunctionName, version, RoutingConfig ?? alias.RoutingConfig, state)
  );
}

/** An alias that is not there is deleted already. */
export function refuseDeleteAlias({ FunctionName }: DeleteAliasRequest, state: RuleState): ApiError | null {
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (findFunction(state, FunctionName) ? null : notFound(state, FunctionName))
  );
}

/** A version that an alias needs stays. */
export function refuseDeleteVersion(nameOrArn: string, version: string, state: RuleState): ApiError | null {
  const aliases = publicationsOf(state, nameOrArn).aliases.filter((alias) => leadsTo(alias, version));
  if (aliases.length === 0) return null;
  return refusal('versionInUse', { aliases: aliases.map(({ Name }) => Name).join(', ') }, 'Qualifier');
}

/** The version that a qualifier leads to, the likelier one of an alias with two. */
export function findVersion(
  state: RuleState,
  nameOrArn: string,
  qualifier: string | undefined,
): FunctionConfiguration | undefined {
  const publications = publicationsOf(state, nameOrArn);
  const version = versionFor(qualifier, publications, 1);
  return publications.versions.find(({ configuration }) => configuration.Version === version)?.configuration;
}

/** Whether the function has such a version or alias. */
export function refuseQualifier(
  nameOrArn: string,
  qualifier: string | undefined,
  state: RuleState,
): ApiError | null {
  if (qualifier === undefined || qualifier === latest) return null;
  const { versions, aliases } = publicationsOf(state, nameOrArn);
  const known =
    versions.some(({ configuration }) => configuration.Version === qualifier) ||
    aliases.some(({ Name }) => Name === qualifier);
  if (known) return null;
  return refusal('functionNotFound', { arn: aliasArn(state, nameOrArn, qualifier) }, 'Qualifier');
}

function refuseMembers({
  FunctionName,
  Name,
  FunctionVersion,
}: CreateAliasRequest | UpdateAliasRequest): ApiError | null {
  const { alias, version } = patterns;
  const violations: Violation[] = nameViolations(FunctionName);
  if (!new RegExp(`^(?:${alias.value})$`).test(Name))
    violations.push({ member: 'Name', message: 'pattern', fillIns: { value: Name, pattern: alias.value } });
  if (Name.length > 128)
    violations.push({ member: 'Name', message: 'maxLength', fillIns: { value: Name, max: 128 } });
  if (FunctionVersion !== undefined && !new RegExp(`^(?:${version.value})$`).test(FunctionVersion))
    violations.push({
      member: 'FunctionVersion',
      message: 'pattern',
      fillIns: { value: FunctionVersion, pattern: version.value },
    });
  return validationRefusal(violations);
}

function refuseVersion(nameOrArn: string, version: string, state: RuleState): ApiError | null {
  if (version === latest) return null;
  const { versions } = publicationsOf(state, nameOrArn);
  if (versions.some(({ configuration }) => configuration.Version === version)) return null;
  return refusal('functionNotFound', { arn: aliasArn(state, nameOrArn, version) }, 'FunctionVersion');
}

function refuseRouting(
  nameOrArn: string,
  version: string,
  config: AliasRoutingConfig | undefined,
  state: RuleState,
): ApiError | null {
  for (const [other, weight] of Object.entries(config?.AdditionalVersionWeights ?? {})) {
    if (!(weight >= 0 && weight < 1))
      return refusal('aliasWeight', { version: other, weight }, 'RoutingConfig');
    if (other === version) return refusal('aliasTwice', { version }, 'RoutingConfig');
    if (version === latest || other === latest) return refusal('aliasOfLatest', {}, 'RoutingConfig');
    const refused = refuseVersion(nameOrArn, other, state);
    if (refused !== null) return refused;
  }
  return null;
}
