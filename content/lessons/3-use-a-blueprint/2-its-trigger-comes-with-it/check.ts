import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations } from '#curriculum/evidence.ts';
import { queuedEvents } from '#curriculum/queue-evidence.ts';

export default defineCheck({
  steps: [
    { id: 'made', label: 'Create a function from the blueprint s3-get-object.' },
    { id: 'permitted', label: 'Its trigger came with it: S3 may call the function.' },
    { id: 'reached', label: 'Put an object into the bucket: the event reaches the handler.' },
  ],
  hints: {
    useBlueprint: 'Press Create function, choose “Use a blueprint”, and take s3-get-object.',
    withTrigger: 'That blueprint has no bucket. Take s3-get-object, and look at Trigger in its form.',
    putAnObject:
      'In the function’s Diagram press Open the source in the box of the bucket, and put an object.',
    testIsNotS3:
      'Test sent the sample event, and you were the one who called. Nothing was put into any bucket. In the Diagram press Open the source in the box of the bucket, and put an object.',
    wait: 'The event is on its way, or waits for its next try. Look below the line.',
  },
  judge({ trace }) {
    const made = answeredCalls(trace, 'CreateFunction').filter(({ accepted }) => accepted);
    const tagged = made.filter(({ request }) => blueprintOf(request) !== undefined);
    const ours = tagged.findLast(({ request }) => blueprintOf(request) === 's3-get-object');
    if (ours === undefined) {
      const last = made.at(-1);
      return {
        passed: false,
        missing: 'made',
        hint: tagged.length > 0 ? 'withTrigger' : 'useBlueprint',
        expected: 'a function with the tag lambda-console:blueprint=s3-get-object',
        observed: last === undefined ? 'no function yet' : (blueprintOf(last.request) ?? 'no such tag'),
        ...(last === undefined ? {} : { where: last.at }),
      };
    }
    const permission = permissionsOfS3(trace).find(({ functionName }) => functionName === ours.functionName);
    if (permission === undefined) {
      return {
        passed: false,
        missing: 'permitted',
        hint: 'withTrigger',
        expected: 'AddPermission for s3.amazonaws.com',
        observed: 'none',
        where: ours.at,
      };
    }
    const events = eventsOfS3(trace);
    if (events.some(({ end }) => end === 'succeeded')) return { passed: true };
    const tested = invocations(trace).findLast(({ functionName }) => functionName === ours.functionName);
    return {
      passed: false,
      missing: 'reached',
      hint: events.length > 0 ? 'wait' : tested === undefined ? 'putAnObject' : 'testIsNotS3',
      expected: 'an event of S3 that the handler was through with',
      observed:
        events.length > 0 ? 'an event that is not through yet' : tested === undefined ? 'no event' : 'a Test',
      where: events.at(-1)?.at ?? tested?.calledAt ?? permission.at,
    };
  },
  outcomes: {
    answer: ({ trace }) =>
      eventsOfS3(trace).some(({ end, sent }) => end === 'succeeded' && sent.length === 0)
        ? 'nobody'
        : undefined,
  },
});

function blueprintOf(request: Readonly<Record<string, unknown>>): string | undefined {
  return /"lambda-console:blueprint":"([^"]+)"/.exec(JSON.stringify(request['Tags'] ?? {}))?.[1];
}

function permissionsOfS3(trace: Evidence['trace']) {
  return answeredCalls(trace, 'AddPermission').filter(
    ({ accepted, request }) => accepted && request['Principal'] === 's3.amazonaws.com',
  );
}

function eventsOfS3(trace: Evidence['trace']) {
  return queuedEvents(trace).filter(({ event }) => event.includes('"eventSource":"aws:s3"'));
}
