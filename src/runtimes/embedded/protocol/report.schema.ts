/**
 * The way in for everything that comes out of the sandbox: parsed, bounded, never cast.
 *
 * `zod/mini`, because it makes no functions out of text: the page's policy forbids that.
 */
import * as z from 'zod/mini';
import { outputStreams, type WorkerReport } from './worker-messages.ts';
import type { FrameReport } from './frame-messages.ts';

/** Longer than any path of a file system, and than any header AWS sends. */
const MAX_TEXT = 4096;
/** One message of output; the worker splits longer ones. */
export const MAX_OUTPUT_LENGTH = 1024 * 1024;
/** A payload is at most 6 MB, an error or a file's part is sent in pieces no longer than this. */
export const MAX_PIECE_BYTES = 8 * 1024 * 1024;

const shortText = z.string().check(z.maxLength(MAX_TEXT));
const wholeNumber = z.int().check(z.nonnegative());
/** A header or trailer: AWS's client sends an error in one, for X-Ray or at the end of a stream. */
const MAX_HEADER = 64 * 1024;
const MAX_HEADERS_TEXT = 128 * 1024;
const MAX_HEADERS = 256;
const headers = z.record(shortText, z.string().check(z.maxLength(MAX_HEADER))).check(
  z.refine((record) => {
    const entries = Object.entries(record);
    const length = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return entries.length <= MAX_HEADERS && length <= MAX_HEADERS_TEXT;
  }),
);
const temporaryPath = shortText.check(z.regex(/^\/tmp(\/(?!\.{1,2}(\/|$))[^/]+)+$/));
const bytes = z.custom<Uint8Array<ArrayBuffer>>(
  // What is kept is the whole buffer, however little of it is looked at.
  (value) => value instanceof Uint8Array && value.buffer.byteLength <= MAX_PIECE_BYTES,
);

const workerReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('worker.ready') }),
  z.object({
    type: z.literal('process.output'),
    stream: z.enum(outputStreams),
    text: z.string().check(z.maxLength(MAX_OUTPUT_LENGTH)),
  }),
  z.object({ type: z.literal('process.exited'), exitCode: z.int() }),
  z.object({ type: z.literal('memory.exceeded'), usedBytes: wholeNumber }),
  z.object({ type: z.literal('memory.peaked'), usedBytes: wholeNumber }),
  z.object({
    type: z.literal('http.request'),
    exchangeId: wholeNumber,
    method: shortText,
    host: shortText,
    port: wholeNumber,
    path: shortText,
    headers,
    whole: z.optional(bytes),
  }),
  z.object({ type: z.literal('http.body'), exchangeId: wholeNumber, data: bytes }),
  z.object({ type: z.literal('http.bodyEnded'), exchangeId: wholeNumber, trailers: headers }),
  z.object({ type: z.literal('http.aborted'), exchangeId: wholeNumber }),
  z.object({ type: z.literal('file.wrote'), path: temporaryPath, position: wholeNumber, data: bytes }),
  z.object({ type: z.literal('file.truncated'), path: temporaryPath, size: wholeNumber }),
  z.object({ type: z.literal('file.deleted'), path: temporaryPath }),
  z.object({ type: z.literal('file.moved'), from: temporaryPath, to: temporaryPath }),
  z.object({ type: z.literal('directory.made'), path: temporaryPath }),
]) satisfies z.ZodMiniType<WorkerReport>;

const frameReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('frame.pong'), beat: wholeNumber }),
  z.object({ type: z.literal('worker.failed'), workerId: wholeNumber, message: shortText }),
]) satisfies z.ZodMiniType<FrameReport>;

/** @returns null for anything that is not a report; the caller ends the process that sent it. */
export function parseWorkerReport(message: unknown): WorkerReport | null {
  const parsed = workerReport.safeParse(message);
  return parsed.success ? parsed.data : null;
}

export function parseFrameReport(message: unknown): FrameReport | null {
  const parsed = frameReport.safeParse(message);
  return parsed.success ? parsed.data : null;
}
