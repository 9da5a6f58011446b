/** An event bus of EventBridge. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
import type { PolicyDocument } from '../lambda/policy.ts';
import { matchesPattern } from './event-pattern.ts';

/** An event as targets get it. */
export interface BusEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** ISO 8601, to the second. */
  time: string;
  region: string;
  resources: readonly string[];
  detail: Readonly<Record<string, unknown>>;
}

export interface RuleTarget {
  Id: string;
  Arn: string;
}

export interface Rule {
  Name: string;
  /** As an object; left out: it only has a schedule. */
  EventPattern?: Readonly<Record<string, unknown>>;
  /** `rate(…)` or `cron(…)`. */
  ScheduleExpression?: string;
  State: 'ENABLED' | 'DISABLED';
  Targets: readonly RuleTarget[];
}

export interface Bus {
  Name: string;
  rules: readonly Rule[];
  /** The newest that were put, the oldest first. AWS keeps none unless there is an archive. */
  events: readonly BusEvent[];
  Policy?: PolicyDocument;
}

/** Events that are kept for the learner to look at. */
const keptEvents = 100;

/** Each account has a bus of this name. */
export const defaultBus = 'default';

export function newBus(Name: string): Bus {
  return { Name, rules: [], events: [] };
}

/** Puts a rule in the place of the one of its name. */
export function withRule(bus: Bus, rule: Rule): Bus {
  return { ...bus, rules: [...bus.rules.filter(({ Name }) => Name !== rule.Name), rule] };
}

export function withEvent(bus: Bus, event: BusEvent): Bus {
  return { ...bus, events: [...bus.events, event].slice(-keptEvents) };
}

/** Who gets an event: each target of each rule that takes it. */
export function targetsOf({ rules }: Bus, event: BusEvent): { rule: Rule; target: RuleTarget }[] {
  return rules
    .filter(
      ({ State, EventPattern }) =>
        State === 'ENABLED' && EventPattern !== undefined && matchesPattern(EventPattern, { ...event }),
    )
    .flatMap((rule) => rule.Targets.map((target) => ({ rule, target })));
}
