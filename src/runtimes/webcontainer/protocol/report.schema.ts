/**
 * The way in for everything that comes out of the container. Learner code runs beside the supervisor and may have
 * found its terminal: parsed, bounded, never cast.
 *
 * `zod/mini`, because it makes no functions out of text: the page's policy forbids that.
 */
import * as z from 'zod/mini';
import { clientModes, outputStreams, type SupervisorReport } from './messages.ts';

const shortText = z.string().check(z.maxLength(4096));
const wholeNumber = z.int().check(z.nonnegative());
const headers = z.record(shortText, z.string().check(z.maxLength(64 * 1024)));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

const report = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('supervisor.ready'),
    nodeVersion: z.string().check(z.regex(/^v\d+\.\d+\.\d+/)),
    folder: shortText.check(z.startsWith('/')),
    client: z.enum(clientModes),
  }),
  z.object({ type: z.literal('supervisor.failed'), message: shortText }),
  z.object({
    type: z.literal('process.started'),
    processId: wholeNumber,
    pid: wholeNumber,
    argv: z.array(shortText),
    runtimeApi: shortText,
  }),
  z.object({ type: z.literal('process.failed'), processId: wholeNumber, message: shortText }),
  z.object({
    type: z.literal('process.output'),
    processId: wholeNumber,
    stream: z.enum(outputStreams),
    text: z.string(),
  }),
  z.object({ type: z.literal('process.alive'), processId: wholeNumber }),
  z.object({
    type: z.literal('process.exited'),
    processId: wholeNumber,
    exitCode: z.optional(z.int()),
    signal: z.optional(shortText),
  }),
  z.object({
    type: z.literal('http.request'),
    processId: wholeNumber,
    exchangeId: wholeNumber,
    method: shortText,
    path: shortText,
    headers,
    memoryBytes: wholeNumber,
  }),
  z.object({ type: z.literal('http.body'), exchangeId: wholeNumber, data: base64 }),
  z.object({ type: z.literal('http.bodyEnded'), exchangeId: wholeNumber, trailers: headers }),
  z.object({ type: z.literal('http.aborted'), exchangeId: wholeNumber }),
]) satisfies z.ZodMiniType<SupervisorReport>;

/** @returns null for anything that is not a report */
export function parseSupervisorReport(message: unknown): SupervisorReport | null {
  const parsed = report.safeParse(message);
  return parsed.success ? parsed.data : null;
}
