import type { LogFormat, SystemLogLevel } from '../lambda/configuration.ts';
import { logTailBytes } from '../lambda/limits.ts';
import { jsonLines } from './log-json.ts';
import { textReader } from './log-text.ts';
import type { Instant, TraceRecord } from './trace.ts';

export interface LogLine {
  time: Instant;
  text: string;
  /** `platform`: Lambda wrote it; `function`: the process did. */
  from: 'platform' | 'function';
}

/**
 * The lines of a log stream: records of one environment in, in order of time.
 *
 * @param level what Lambda writes of its own; of JSON alone
 */
export function logLines(
  records: readonly TraceRecord[],
  format: LogFormat = 'Text',
  level?: SystemLogLevel,
): LogLine[] {
  const linesOf = format === 'JSON' ? (entry: TraceRecord) => jsonLines(entry, level) : textReader();
  return records.flatMap((entry) =>
    linesOf(entry).map((text) => ({
      time: entry.time,
      text,
      from: entry.type === 'function' ? ('function' as const) : ('platform' as const),
    })),
  );
}

/**
 * The end of a log, as an Invoke with `LogType: Tail` brings it back: at most 4 KB, and nothing of the line in
 * which the environment began (seen so in the console's Test).
 */
export function logTail(lines: readonly LogLine[]): string {
  const text = lines
    .filter(
      ({ text: line }) => !line.startsWith('INIT_START') && !line.includes('"type":"platform.initStart"'),
    )
    .map(({ text: line }) => `${line}\n`)
    .join('');
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= logTailBytes) return text;
  // A cut inside a character leaves its rest behind, which no reader can show.
  return new TextDecoder().decode(bytes.subarray(bytes.length - logTailBytes)).replace(/^\uFFFD+/, '');
}
