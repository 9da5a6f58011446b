/**
 * What a link to `/run/` carries: a handler, its configuration and an event. Links come from strangers, so every
 * part is checked and each refusal has words of its own.
 */
import { z } from 'zod';
import { memoryMB, timeoutSeconds } from '../lambda/limits.ts';
import { pathFault } from '../package/file-path.ts';
import { runnableRuntimes } from '../runtime-port.ts';

/** Characters of the payload in the address; browsers take about 2 MB of fragment, chat programs far less. */
export const linkTextLimit = 500_000;
/** Bytes of JSON that the payload may unfold to: a small text can inflate a thousandfold. */
export const linkJsonLimit = 3_000_000;
export const linkFileLimit = 60;

export const linkFaults = [
  'empty',
  'cut',
  'notBase64url',
  'notDeflate',
  'tooLarge',
  'notJson',
  'unknownVersion',
  'unknownRuntime',
  'badPath',
  'malformed',
  'refused',
] as const;
export type LinkFault = (typeof linkFaults)[number];

export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly fault: LinkFault;
  constructor(fault: LinkFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

const text = z.string();

const runLinkSchema = z.strictObject({
  v: z.literal(1),
  files: z
    .record(text, text)
    .refine((files) => Object.keys(files).length > 0, 'has no file')
    .refine((files) => Object.keys(files).length <= linkFileLimit, `has more than ${linkFileLimit} files`),
  handler: text.min(1),
  runtime: z.enum(runnableRuntimes),
  /** MB. */
  memory: z.int().min(memoryMB.min).max(memoryMB.max).default(memoryMB.default),
  /** Seconds. */
  timeout: z.int().min(timeoutSeconds.min).max(timeoutSeconds.max).default(timeoutSeconds.default),
  env: z.record(text, text).default({}),
  /** A string is the event's JSON text as it was typed; anything else is the event itself. */
  event: z.json().default({}),
});

/** What a link says, with the event as the text that the Test tab shows. */
export interface RunLink {
  files: Record<string, string>;
  handler: string;
  runtime: (typeof runnableRuntimes)[number];
  memory: number;
  timeout: number;
  env: Record<string, string>;
  /** JSON text, right or wrong. */
  event: string;
}

const versionSchema = z.looseObject({ v: z.number() });
const runtimeSchema = z.looseObject({ runtime: z.string() });
const filesSchema = z.looseObject({ files: z.looseObject({}) });

/** Throws `LinkError`. */
export function parseRunLink(json: string): RunLink {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LinkError('notJson', `The link unfolds to something that is not JSON: ${reason}.`);
  }
  const versioned = versionSchema.safeParse(value);
  if (versioned.success && versioned.data.v !== 1)
    throw new LinkError(
      'unknownVersion',
      `The link has version ${versioned.data.v}; this page reads version 1. A newer copy of the site may open it.`,
    );
  const withRuntime = runtimeSchema.safeParse(value);
  if (withRuntime.success && !runnableRuntimes.some((name) => name === withRuntime.data.runtime))
    throw new LinkError(
      'unknownRuntime',
      `The link asks for the runtime "${withRuntime.data.runtime.slice(0, 40)}"; this page runs ${runnableRuntimes.join(' and ')}.`,
    );
  refuseBadPaths(value);
  const parsed = runLinkSchema.safeParse(value);
  if (!parsed.success) throw new LinkError('malformed', malformedWords(parsed.error));
  const { v: _version, event, ...rest } = parsed.data;
  return { ...rest, event: typeof event === 'string' ? event : JSON.stringify(event, null, 2) };
}

/** The JSON that a link carries. */
export function formatRunLink(link: RunLink): string {
  return JSON.stringify({ v: 1, ...link });
}

/** Before the schema, which would lose a "__proto__" key without a word. */
function refuseBadPaths(value: unknown): void {
  const withFiles = filesSchema.safeParse(value);
  if (!withFiles.success) return;
  const original = (value as { files: object }).files;
  for (const path of Object.getOwnPropertyNames(original)) {
    const fault = pathFault(path);
    if (fault) throw new LinkError('badPath', `The link has a file named "${path.slice(0, 60)}": ${fault}.`);
  }
}

function malformedWords(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'The link has the wrong shape.';
  const where = issue.path.length > 0 ? `"${issue.path.map(String).join('.')}"` : 'the whole';
  return `The link has the wrong shape at ${where}: ${issue.message}.`;
}
