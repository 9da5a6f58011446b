/** A template, its X-ray and what applying it would do, as the Template tab shows them. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import type { ApiError } from '#model/lambda/api-call.ts';
import { polledSources } from '#model/lambda/polled-sources.ts';
import { registryImages } from '#model/lambda/registry.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import type { PropertyValue, TemplateSubject } from '#model/sam/function-property.ts';
import { imagePackage } from '#model/sam/image-properties.ts';
import {
  type PlannedCall,
  plannedCalls,
  type TemplateChange,
  templateChanges,
} from '#model/sam/template-plan.ts';
import type { TemplateEntry, TemplateReading } from '#model/sam/template-reading.types.ts';
import { pushedImages } from '#model/services/repository.ts';
import { words } from './template.words.ts';

/** @param view whose mappings and images are the function's; left out: none is known */
export function templateSubject(
  fn: FunctionView,
  view?: Pick<AccountView, 'mappings' | 'services' | 'region' | 'accountId'>,
): TemplateSubject {
  const { configuration, files, tags, reservedConcurrency, eventInvokeConfig } = fn;
  const { functionUrl, runtimeManagement, policy } = fn;
  const own = (view?.mappings ?? []).filter(({ functionName }) => functionName === fn.name);
  return {
    configuration,
    files,
    tags,
    reservedConcurrency,
    eventInvokeConfig,
    functionUrl,
    runtimeManagement,
    policy,
    mappings: own.map((mapping) => mapping.configuration),
    ...(view && configuration.PackageType === 'Image'
      ? { images: registryImages(view, pushedImages(view.services)) }
      : {}),
  };
}

/** @param now milliseconds since 1970 */
export function ruleState(view: AccountView, now: number): RuleState {
  return {
    account: { region: view.region, accountId: view.accountId },
    functions: view.functions.map(({ configuration }) => configuration),
    now,
    concurrency: view.concurrency,
    resources: view.resources,
    images: pushedImages(view.services),
    eventSources: eventSources(view),
    access: Object.fromEntries(
      view.functions.map(({ name, functionUrl, policy, tags }) => [
        name,
        { hasUrl: functionUrl !== null, statementIds: policy.map(({ StatementId }) => StatementId), tags },
      ]),
    ),
  };
}

/** What the rules may know of queues, streams and their mappings. */
function eventSources(view: AccountView): RuleState['eventSources'] {
  const sources = polledSources(view.services, view).map(
    ({ arn, visibilityTimeout }) =>
      [arn, visibilityTimeout === undefined ? {} : { visibilityTimeout }] as const,
  );
  return {
    mappings: view.mappings.map(({ configuration }) => configuration),
    sources: Object.fromEntries(sources),
  };
}

export interface XrayRow {
  /** Its path, below `Properties` where it is the function's. */
  name: string;
  lines: { from: number; to: number };
  /** `line 4`, `lines 4–6`. */
  place: string;
  /** The member, the intrinsic function, or why it is kept. */
  says: string;
}

export interface XrayGroup {
  id: string;
  title: string;
  note: string;
  rows: readonly XrayRow[];
}

/** The lines of a template by what becomes of them; groups without a line are left out. */
export function xrayGroups({ entries, resource }: TemplateReading): XrayGroup[] {
  const own = `Resources.${resource}.Properties.`;
  const row = (entry: TemplateEntry): XrayRow => ({
    name: entry.path.startsWith(own) ? entry.path.slice(own.length) : entry.path,
    lines: entry.lines,
    place: placeWords(entry.lines),
    says:
      entry.fate === 'member'
        ? `${entry.member}: ${valueWords(entry.value)}`
        : entry.fate === 'unresolved'
          ? entry.intrinsic
          : entry.note,
  });
  const actions = [...new Set(entries.flatMap((entry) => (entry.fate === 'member' ? [entry.action] : [])))];
  const groups: XrayGroup[] = [
    ...actions.map((action) => ({
      id: action,
      title: action,
      note: words.members,
      rows: entries.filter((entry) => entry.fate === 'member' && entry.action === action).map(row),
    })),
    {
      id: 'unresolved',
      ...words.unresolved,
      rows: entries.filter(({ fate }) => fate === 'unresolved').map(row),
    },
    {
      id: 'kept',
      ...words.kept,
      rows: entries.filter(({ fate }) => fate === 'kept').map(row),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The row that a line of the editor belongs to: the one with the fewest lines. */
export function rowAtLine(groups: readonly XrayGroup[], line: number): XrayRow | null {
  const size = ({ lines }: XrayRow): number => lines.to - lines.from;
  const found = groups
    .flatMap(({ rows }) => rows)
    .filter(({ lines }) => lines.from <= line && line <= lines.to)
    .sort((a, b) => size(a) - size(b));
  return found[0] ?? null;
}

export function placeWords({ from, to }: { from: number; to: number }): string {
  return from === to ? words.line(from) : words.lines(from, to);
}

export function valueWords(value: PropertyValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.none;
  if (typeof value === 'string') return value === '' ? words.empty : clipped(value);
  return clipped(
    Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value),
  );
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

export interface PlanView {
  changes: readonly { name: string; from: string; to: string }[];
  calls: readonly PlannedCall[];
  /** The first call that AWS would refuse, and the line it comes from. */
  refused: { action: string; error: ApiError; line: number | null } | null;
}

/** What Apply would change. */
export function planView(reading: TemplateReading, subject: TemplateSubject, state: RuleState): PlanView {
  const changes = templateChanges(reading, subject);
  const calls = plannedCalls(changes, subject);
  return {
    changes: changes.map(({ property, from, to }: TemplateChange) => ({
      name: property.path.join('.'),
      from: valueWords(from),
      to: valueWords(to),
    })),
    calls,
    refused: refusedCall(reading, calls, state),
  };
}

/** Of a package only Apply knows whether it is too large; of an image the rules say it at once. */
function refusalOf(call: PlannedCall, state: RuleState): ApiError | null {
  if (call.action !== 'UpdateFunctionCode') return refuse(call, state);
  const { action, request, image } = call;
  if (request.ImageUri === undefined) return null;
  return refuse({ action, request, package: imagePackage(image) }, state);
}

function refusedCall(
  { entries }: TemplateReading,
  calls: readonly PlannedCall[],
  state: RuleState,
): PlanView['refused'] {
  for (const call of calls) {
    const error = refusalOf(call, state);
    if (error === null) continue;
    const member = error.member?.split('.')[0];
    const entry = entries.find((each) => each.fate === 'member' && each.member === member);
    return { action: call.action, error, line: entry?.lines.from ?? null };
  }
  return null;
}
