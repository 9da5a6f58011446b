import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** What runs inside: the APIs that a process in the environment can call. */
export const runtimeApiSchema = z.strictObject({
  versions: z.strictObject({
    runtime: z.string().describe('First part of the path of the Runtime API.'),
    extensions: z.string().describe('First part of the path of the Extensions API.'),
    telemetry: z.string().describe('First part of the path of the Telemetry API.'),
  }),
  endpoints: z.record(
    z.string().regex(/^(GET|POST|PUT) \//),
    entry({
      api: z.enum(['runtime', 'extensions', 'telemetry', 'logs']).describe('Which API.'),
      blocking: z.boolean().describe('Whether the answer may take as long as the next event does.'),
      status: z.array(z.int()).describe('HTTP statuses it answers with.'),
      requestHeaders: z.array(z.string()).describe('Headers of the request.'),
      responseHeaders: z.array(z.string()).describe('Headers of the answer.'),
    }),
  ),
  rules: z.array(entry({ text: z.string().describe('One rule of the order of calls.') })),
});

/** Variables that Lambda sets itself, and those it lets a function set. */
export const environmentVariablesSchema = z.strictObject({
  reserved: z.record(z.string(), entry({ text: z.string().describe('What it holds.') })),
  settable: entry({ values: z.array(z.string()).describe('Names with a meaning that may be set.') }),
});

/** What AWS's Node.js runtime client does with a handler, by its version. */
export const nodeBehavioursSchema = z.array(
  entry({
    case: z.string().describe('What the handler does.'),
    client3: z.string().describe('Version 3 of the client: Node.js 22 and earlier.'),
    client4: z.string().describe('Version 4 of the client: Node.js 24.'),
  }),
);
