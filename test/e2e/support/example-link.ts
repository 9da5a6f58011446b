import { encodeRunLink } from '../../../src/ui/runner/link-codec.ts';

/** The address of a handler that greets whom the event names. */
export const exampleLink = `/run/#s=${encodeRunLink({
  files: { 'index.mjs': 'export const handler = async (event) => ({ hello: event.name });\n' },
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memory: 128,
  timeout: 3,
  env: {},
  event: '{ "name": "Ada" }',
})}`;
