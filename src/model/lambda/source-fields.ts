/** What a learner fills in at a source to make something happen there: "put an object", "send a message". */
import type { PollerKind } from './pollers.ts';
import type { TriggerKind } from './triggers.ts';

export type SourceKind = TriggerKind | PollerKind | 'functionUrl';

export interface SourceField {
  id: string;
  label: string;
  preset: string;
  /** Several lines. */
  long?: boolean;
  /** One of these. */
  options?: readonly string[];
}

export interface SourceForm {
  /** Of the button: what is done at the source. */
  deed: string;
  fields: readonly SourceField[];
}

const cognitoTriggers = [
  'PreSignUp_SignUp',
  'PostConfirmation_ConfirmSignUp',
  'PreAuthentication_Authentication',
  'PostAuthentication_Authentication',
  'PreTokenGeneration_Authentication',
] as const;

const httpFields: readonly SourceField[] = [
  { id: 'method', label: 'Method', preset: 'GET', options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
  { id: 'path', label: 'Path', preset: '/hello' },
  { id: 'query', label: 'Query string', preset: 'name=Ada' },
  { id: 'body', label: 'Body', preset: '', long: true },
];

export const sourceForms: Readonly<Record<SourceKind, SourceForm>> = {
  s3: {
    deed: 'Put an object',
    fields: [
      { id: 'key', label: 'Key', preset: 'photos/cat.png' },
      { id: 'type', label: 'Content-Type', preset: 'image/png' },
      { id: 'content', label: 'Content', preset: 'meow', long: true },
    ],
  },
  sqs: {
    deed: 'Send a message',
    fields: [
      { id: 'body', label: 'Message body', preset: '{"order": 1}', long: true },
      { id: 'times', label: 'How many', preset: '1', options: ['1', '3', '10', '25'] },
    ],
  },
  sns: {
    deed: 'Publish a message',
    fields: [
      { id: 'subject', label: 'Subject', preset: 'A subject' },
      { id: 'message', label: 'Message', preset: 'Hello from a topic', long: true },
    ],
  },
  eventbridge: {
    deed: 'Put an event',
    fields: [
      { id: 'source', label: 'Source', preset: 'shop.orders' },
      { id: 'detailType', label: 'Detail type', preset: 'Order placed' },
      { id: 'detail', label: 'Detail', preset: '{"order": 1}', long: true },
    ],
  },
  httpApi: { deed: 'Request the route', fields: httpFields },
  functionUrl: { deed: 'Request the URL', fields: httpFields },
  dynamodb: {
    deed: 'Put an item',
    fields: [
      { id: 'id', label: 'Partition key id', preset: 'ada' },
      { id: 'name', label: 'Attribute name', preset: 'Ada' },
    ],
  },
  kinesis: {
    deed: 'Put a record',
    fields: [
      { id: 'key', label: 'Partition key', preset: 'visitor-1' },
      { id: 'data', label: 'Data', preset: '{"page": "/"}', long: true },
      { id: 'times', label: 'How many', preset: '1', options: ['1', '3', '10', '25'] },
    ],
  },
  alb: { deed: 'Request the target', fields: httpFields },
  cognito: {
    deed: 'Let a user come',
    fields: [
      { id: 'trigger', label: 'Trigger', preset: cognitoTriggers[0], options: cognitoTriggers },
      { id: 'userName', label: 'User name', preset: 'ada' },
      { id: 'email', label: 'Email', preset: 'ada@example.com' },
    ],
  },
  logs: {
    deed: 'Write a log line',
    fields: [{ id: 'message', label: 'Message', preset: 'ERROR something went wrong', long: true }],
  },
};

export type SourceValues = Readonly<Record<string, string>>;

/** What the form begins with. */
export function presetValues(kind: SourceKind): SourceValues {
  return Object.fromEntries(sourceForms[kind].fields.map(({ id, preset }) => [id, preset]));
}
