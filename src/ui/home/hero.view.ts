import type { Phase } from '#ui/shared/phase.ts';

export interface HeroEntry {
  key: string;
  value: string;
}

export interface HeroSpan {
  phase: Phase;
  /** What happens in it, in a few words. */
  words: string;
  /** `undefined` where nobody measures it; such a span is drawn broken off. */
  ms?: number;
}

export interface HeroMessage {
  /** Who speaks: the process asks, the platform answers. */
  method: 'GET' | 'POST';
  path: string;
  /** The answer's status; `undefined` while the question hangs. */
  status?: number;
  /** What the answer, or the wait, means. */
  words: string;
}

/** One invocation, as the home page draws it: plain data, whether it is an example or has just run. */
export interface HeroView {
  /** `drawn`: an example; `idle`: nothing has run yet. */
  state: 'drawn' | 'idle' | 'running' | 'answered' | 'failed';
  /** Where the numbers come from. */
  caption: string;
  functionName: string;
  /** The test event, JSON. */
  event: string;
  answer: {
    /** As the console words it. */
    title: string;
    status: 'ok' | 'error' | 'none';
    /** The response, JSON; empty while there is none. */
    response: string;
    summary: readonly HeroEntry[];
  };
  request: { method: string; path: string; sends: string; answer: string };
  environment: { lead: string; state: string; spans: readonly HeroSpan[] };
  process: { command: string; entries: readonly HeroEntry[]; file: string; code: string };
  wire: readonly HeroMessage[];
  log: readonly string[];
}

/** Milliseconds as AWS writes them. */
export function msText(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}

/** How much of the bar a span gets; even the shortest is wide enough to be seen, and the unmeasured have none. */
export function spanShare(span: HeroSpan, spans: readonly HeroSpan[]): number {
  if (span.ms === undefined) return 0;
  const whole = spans.reduce((sum, { ms = 0 }) => sum + ms, 0);
  return whole === 0 ? 0 : Math.max(0.02, span.ms / whole);
}
