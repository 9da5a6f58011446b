import { answeredCalls, type AnsweredCall } from '#curriculum/api-evidence.ts';
import { defineCheck } from '#curriculum/check.ts';
import { canonicalJson, invocations } from '#curriculum/evidence.ts';
import { queuedEvents, type QueuedEventStory } from '#curriculum/queue-evidence.ts';

const bucket = 'uploads';
const queue = 'thumbnails';

export default defineCheck({
  steps: [
    { id: 'in', label: `Let the bucket ${bucket} call the function.` },
    { id: 'out', label: `Let what it answers go to the queue ${queue}.` },
    { id: 'through', label: 'Put a picture into the bucket: its thumbnail is announced in the queue.' },
  ],
  hints: {
    addTrigger: `To the left of the function press Add trigger, choose S3, and name the bucket ${bucket}.`,
    otherBucket: `That is another bucket. The shop puts its pictures into ${bucket}: an event of a bucket that the policy does not name never comes.`,
    addDestination: `To the right press Add destination: on success, an SQS queue, ${queue}.`,
    onSuccess:
      'That destination hears of failures. A picture that was made small is a success: add a destination for those.',
    otherQueue: `The answer goes to another queue. The shop reads ${queue}.`,
    putAnObject: 'Both ends are wired. Press what the box of the bucket offers, and put a picture into it.',
    testIsNotS3:
      'Test calls the function and waits for the answer, so the answer goes to you. The wires are for events that nobody waits for: put an object into the bucket.',
    notAPicture: 'That failed at every try: the function takes .png and .jpg. Put a picture into the bucket.',
    skipWaits:
      'It failed and waits for its next try. Put a picture into the bucket, or see it through below the line.',
  },
  judge({ trace }) {
    const permissions = answeredCalls(trace, 'AddPermission').filter(isOfS3);
    const permitted = permissions.find(({ request }) => request['SourceArn'] === `arn:aws:s3:::${bucket}`);
    if (permitted === undefined) {
      const other = permissions.at(-1);
      return {
        passed: false,
        missing: 'in',
        hint: other === undefined ? 'addTrigger' : 'otherBucket',
        expected: `a permission for arn:aws:s3:::${bucket}`,
        observed: other === undefined ? 'none yet' : String(other.request['SourceArn']),
        ...(other === undefined ? {} : { where: other.at }),
      };
    }
    const configs = answeredCalls(trace).filter(
      ({ action, accepted }) => accepted && /^(Put|Update)FunctionEventInvokeConfig$/.test(action),
    );
    const wired = configs.find((config) => successOf(config).endsWith(`:${queue}`));
    if (wired === undefined) {
      const other = configs.at(-1);
      const hint = ((): 'addDestination' | 'otherQueue' | 'onSuccess' => {
        if (other === undefined) return 'addDestination';
        return successOf(other) === '' ? 'onSuccess' : 'otherQueue';
      })();
      return {
        passed: false,
        missing: 'out',
        hint,
        expected: `a destination on success that ends in ${queue}`,
        observed: other === undefined ? 'none' : canonicalJson(other.request['DestinationConfig'] ?? null),
        where: (other ?? permitted).at,
      };
    }
    const events = queuedEvents(trace).filter(isFromBucket);
    if (events.some(arrived)) return { passed: true };
    const tested = invocations(trace).find(({ calledAt }) => calledAt > wired.at);
    const newest = events.at(-1);
    const hint = ((): 'putAnObject' | 'testIsNotS3' | 'notAPicture' | 'skipWaits' => {
      if (newest === undefined) return tested ? 'testIsNotS3' : 'putAnObject';
      if (newest.end === null) return 'skipWaits';
      return newest.end === 'succeeded' ? 'putAnObject' : 'notAPicture';
    })();
    return {
      passed: false,
      missing: 'through',
      hint,
      expected: `an event of ${bucket} whose record is in ${queue}`,
      observed: newest?.end ?? (tested ? 'a Test, whose answer came back to you' : 'no event yet'),
      where: newest?.at ?? tested?.calledAt ?? wired.at,
    };
  },
  outcomes: {
    keeps: ({ trace }) => {
      const calls = answeredCalls(trace, 'AddPermission').filter(isOfS3);
      return calls.length > 0 ? 'permission' : undefined;
    },
    answer: ({ trace }) => {
      const through = queuedEvents(trace).filter(isFromBucket).find(arrived);
      return through === undefined ? undefined : 'record';
    },
  },
});

function isOfS3({ accepted, request }: AnsweredCall): boolean {
  return accepted && request['Principal'] === 's3.amazonaws.com';
}

/** ARN of the destination on success; empty: none. */
function successOf({ request }: AnsweredCall): string {
  return (
    /"OnSuccess":\{"Destination":"([^"]*)"/.exec(canonicalJson(request['DestinationConfig'] ?? null))?.[1] ??
    ''
  );
}

function isFromBucket({ event }: QueuedEventStory): boolean {
  return event.includes('"eventSource":"aws:s3"') && event.includes(`"arn":"arn:aws:s3:::${bucket}"`);
}

function arrived({ end, sent }: QueuedEventStory): boolean {
  return end === 'succeeded' && sent.some(({ target }) => target.endsWith(`:${queue}`));
}
