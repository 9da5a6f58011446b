import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck } from '#curriculum/check.ts';
import { type HandledEvent, handledEvents } from '#curriculum/event-evidence.ts';

const messages = 3;

export default defineCheck({
  steps: [
    { id: 'triggers', label: 'Add three triggers: API Gateway, S3 and SQS.' },
    { id: 'api', label: 'Request the route: HTTP 200 with “Hello”, and the name from the query string.' },
    { id: 's3', label: 'Put an object: a line with “Hello”, and the name from its key.' },
    { id: 'sqs', label: `Send ${messages} messages at once: a line with “Hello” for each, and its name.` },
  ],
  hints: {
    addTriggers:
      'To the left of the function press Add trigger, and do it for API Gateway, S3 and SQS. Without the role’s permission the queue is refused: let the form add it.',
    request: 'In the box of API Gateway press Open the source, and request the route.',
    put: 'The API is answered. Now open the source S3 and put an object with the key Grace.',
    send: `S3 is heard. Now open the source SQS and send ${messages} messages with the body {"name":"Linus"}.`,
    readTheEvent:
      'It greets nobody that was sent. Open the event that you see under the form: the name is not where Test puts it.',
    statusCode:
      'The name is there. But what you return is no HTTP: API Gateway had to guess. Return an object with statusCode and body.',
    eachRecord: `One line for ${messages} messages. The event is a list, and Lambda deletes all of it when you return: the others are lost.`,
    itFailed:
      'The handler threw. Nothing is deleted then: the messages are in flight, and come back. Read the error in the log, mend it, and send them again.',
    together: `Send ${messages} at once, so that they come as one event.`,
  },
  judge({ trace }) {
    const made = answeredCalls(trace).filter(({ accepted }) => accepted);
    const wired = [
      made.some(({ request }) => request['Principal'] === 'apigateway.amazonaws.com'),
      made.some(({ request }) => request['Principal'] === 's3.amazonaws.com'),
      made.some(({ request }) => String(request['EventSourceArn']).startsWith('arn:aws:sqs:')),
    ];
    if (wired.includes(false)) {
      return {
        passed: false,
        missing: 'triggers',
        hint: 'addTriggers',
        expected: 'permissions for API Gateway and S3, and a mapping for SQS',
        observed: `${wired.filter(Boolean).length} of 3`,
      };
    }
    const events = handledEvents(trace);
    const requests = events.filter(({ event }) => event['version'] === '2.0');
    if (!requests.some((one) => greetsOverHttp(one))) {
      const last = requests.at(-1);
      return {
        passed: false,
        missing: 'api',
        hint:
          last === undefined ? 'request' : greeted(last, nameInQuery(last)) ? 'statusCode' : 'readTheEvent',
        expected: '{ "statusCode": 200, "body": "Hello <name>!" }',
        observed: last === undefined ? 'no request yet' : (last.answer ?? 'an error'),
        ...(last === undefined ? {} : { where: last.at }),
      };
    }
    const objects = events.filter((one) => sourceOf(one) === 'aws:s3');
    if (!objects.some((one) => printsAll(one, keysOf(one)))) {
      const last = objects.at(-1);
      return {
        passed: false,
        missing: 's3',
        hint: last === undefined ? 'put' : 'readTheEvent',
        expected: 'a line “Hello <key>!”',
        observed: last === undefined ? 'no object yet' : (last.lines.at(-1) ?? 'no line'),
        ...(last === undefined ? {} : { where: last.at }),
      };
    }
    const batches = events.filter((one) => sourceOf(one) === 'aws:sqs');
    const full = batches.filter(({ event }) => recordsOf(event).length >= messages);
    if (full.some((one) => one.answer !== null && printsAll(one, bodiesOf(one)))) return { passed: true };
    const last = full.at(-1) ?? batches.at(-1);
    return {
      passed: false,
      missing: 'sqs',
      hint: hintOfBatch(last),
      expected: `${messages} lines “Hello <name>!” in one invocation that succeeds`,
      observed: last === undefined ? 'no message yet' : `${last.lines.length} lines`,
      ...(last === undefined ? {} : { where: last.at }),
    };
  },
  outcomes: {
    calls: ({ trace }) => {
      const batch = handledEvents(trace).find((one) => sourceOf(one) === 'aws:sqs');
      if (batch === undefined) return undefined;
      return recordsOf(batch.event).length > 1 ? 'once' : 'three';
    },
    reader: ({ trace }) => {
      const put = handledEvents(trace).find((one) => sourceOf(one) === 'aws:s3');
      if (put === undefined) return undefined;
      const told = trace.some(
        ({ type, record }) =>
          type === 'api.answered' && record.callId === put.requestId && record.status === 202,
      );
      return told ? 'nobody' : 'bucket';
    },
  },
});

function hintOfBatch(batch: HandledEvent | undefined) {
  if (batch === undefined) return 'send';
  if (batch.answer === null) return 'itFailed';
  const names = bodiesOf(batch);
  if (names.length < messages) return 'together';
  return names.some((name) => greeted(batch, name)) ? 'eachRecord' : 'readTheEvent';
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordsOf(event: Json): readonly Json[] {
  const { Records } = event;
  return Array.isArray(Records) ? Records.filter(isObject) : [];
}

function sourceOf({ event }: HandledEvent): unknown {
  return recordsOf(event)[0]?.['eventSource'];
}

function nameInQuery({ event }: HandledEvent): string {
  const query = event['queryStringParameters'];
  return isObject(query) ? String(query['name']) : '';
}

function keysOf({ event }: HandledEvent): string[] {
  return recordsOf(event).map(({ s3 }) => {
    const object = isObject(s3) ? s3['object'] : undefined;
    return isObject(object) ? String(object['key']) : '';
  });
}

function bodiesOf({ event }: HandledEvent): string[] {
  return recordsOf(event).map(({ body }) => /"name"\s*:\s*"([^"]*)"/.exec(String(body))?.[1] ?? '');
}

function greeting(name: string): string {
  return `Hello ${name}`;
}

function greeted({ answer, lines }: HandledEvent, name: string): boolean {
  if (name === '') return false;
  return [answer ?? '', ...lines].some((text) => text.includes(greeting(name)));
}

/** A line for each name, also where names are the same. */
function printsAll({ lines }: HandledEvent, names: readonly string[]): boolean {
  const left = [...lines];
  return names.every((name) => {
    const index = left.findIndex((line) => line.includes(greeting(name)));
    if (index !== -1) left.splice(index, 1);
    return index !== -1 && name !== '';
  });
}

function greetsOverHttp(one: HandledEvent): boolean {
  const name = nameInQuery(one);
  if (one.answer === null || name === '') return false;
  const answer: unknown = JSON.parse(one.answer);
  return isObject(answer) && answer['statusCode'] === 200 && String(answer['body']).includes(greeting(name));
}
