import type { Instant } from '../telemetry/trace.ts';
import { hexDigits } from './request-id.ts';

/**
 * Name of the log stream of one environment: its day (UTC), the version, 32 hexadecimal digits.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/getting-started.html (content/facts/log-lines.json).
 *
 * @param startedAt when the environment was provisioned
 * @param random 16 random bytes
 */
export function logStream(startedAt: Instant, random: Uint8Array, version = '$LATEST'): string {
  const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${hexDigits(random.subarray(0, 16))}`;
}
