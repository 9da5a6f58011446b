/** Other ways to run the same handlers on one's own machine. */

/** Medians, ms. */
export interface RivalTimes {
  /** From the start of an environment to the small handler's first line. */
  coldMs: number;
  /** A small invocation, as its caller sees it. */
  warmMs: number;
  /** A cold start of the handler with the AWS SDK in its package. */
  bigColdMs: number;
}

export interface RivalRuns {
  coldMs: number[];
  warmMs: number[];
  bigColdMs: number[];
}

/** Where the measured functions lie on disk. */
export interface FunctionFolders {
  small: string;
  big: string;
}

export const COLD_STARTS = 7;
export const WARM_INVOCATIONS = 200;

/** The environment of a peer's process: nothing is reported to anyone. */
export const quietEnvironment = {
  ...process.env,
  AWS_REGION: 'eu-central-1',
  SLS_TELEMETRY_DISABLED: '1',
  SLS_NOTIFICATIONS_MODE: 'off',
};

export const now = () => performance.timeOrigin + performance.now();
