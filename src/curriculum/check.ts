/**
 * What a check is: a predicate over evidence. It never asks what the learner typed or clicked "done" on, only what
 * the account holds and what happened in it. Pure: the same evidence gives the same judgement, in the page as in
 * the tests.
 */
import type { AccountState } from '#model/account-state.ts';
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';

export interface FunctionEvidence {
  configuration: FunctionConfiguration;
  /** Whether the editor holds something that is not deployed. */
  undeployedChanges: boolean;
}

export interface Evidence {
  functions: readonly FunctionEvidence[];
  /** Everything that happened in the account since the lesson was opened or started again, in order of `time`. */
  trace: readonly TraceRecord[];
}

/** One thing that has to hold. The steps of a check hold in order: a step counts once all before it do. */
export interface CheckStep<StepId extends string> {
  id: StepId;
  /** What the learner does, as the page lists it. */
  label: string;
}

/** Why a check does not pass yet, in the subject's own terms. */
export interface Shortfall<StepId extends string, HintId extends string> {
  passed: false;
  /** The first step that does not hold. */
  missing: StepId;
  /** Which of the check's hints fits what was observed. */
  hint: HintId;
  expected: string;
  observed: string;
  /** The moment of the trace to look at; unset where nothing has happened yet. */
  where?: Instant;
}

export type Judgement<StepId extends string, HintId extends string> =
  { passed: true } | Shortfall<StepId, HintId>;

export interface Check<StepId extends string = string, HintId extends string = string> {
  steps: readonly CheckStep<StepId>[];
  /** What to try next, by id. Each recorded wrong answer of a lesson must get the hint that it names. */
  hints: Readonly<Record<HintId, string>>;
  judge(evidence: Evidence): Judgement<StepId, HintId>;
  /**
   * What really happened where the lesson asked for a prediction: prediction id → the id of the choice that came
   * true, or `undefined` while the trace does not tell.
   */
  outcomes: Readonly<Record<string, (evidence: Evidence) => string | undefined>>;
}

export interface StepReport {
  id: string;
  label: string;
  holds: boolean;
}

/** A judgement as the page shows it. */
export type CheckReport = { steps: readonly StepReport[] } & (
  | { passed: true }
  | {
      passed: false;
      hint: { id: string; text: string };
      expected: string;
      observed: string;
      where?: Instant;
    }
);

/** Keeps the ids of steps and hints as types, so that a check cannot name one that it does not have. */
export function defineCheck<StepId extends string, HintId extends string>(
  check: Check<StepId, HintId>,
): Check<StepId, HintId> {
  return check;
}

export function evaluate<StepId extends string, HintId extends string>(
  check: Check<StepId, HintId>,
  evidence: Evidence,
): CheckReport {
  const judgement = check.judge(evidence);
  const held = judgement.passed
    ? check.steps.length
    : check.steps.findIndex(({ id }) => id === judgement.missing);
  const steps = check.steps.map(({ id, label }, index) => ({ id, label, holds: index < held }));
  if (judgement.passed) return { passed: true, steps };
  const { hint, expected, observed, where } = judgement;
  return {
    passed: false,
    steps,
    hint: { id: hint, text: check.hints[hint] },
    expected,
    observed,
    ...(where === undefined ? {} : { where }),
  };
}

export function evidenceOf(account: Pick<AccountState, 'functions' | 'trace'>): Evidence {
  return {
    functions: account.functions.map(({ configuration, draft }) => ({
      configuration,
      undeployedChanges: draft !== null,
    })),
    trace: account.trace,
  };
}
