import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import { callerPaths, packed } from '#ui/visualizer/caller-paths.ts';
import { liveRun } from '#ui/visualizer/live-run.ts';
import { pictureAxis, whole } from '#ui/visualizer/time-axis.ts';

function run(file: string, changes = {}) {
  const text = readFileSync(new URL(`../../../content/scenarios/${file}`, import.meta.url), 'utf8');
  return liveRun(parseScenario(file, JSON.parse(text)), changes, 'a', new AbortController().signal);
}
const says = (actors: { who: string; state: string }[]) => actors.map(({ who, state }) => `${who}: ${state}`);

describe('a run to look at', () => {
  test('says who lives at a moment, in which state, and what can be next', async () => {
    const live = await run('03-two-at-once.json');
    const actors = live.actorsAt(250);
    expect(says(actors)).toEqual([
      'Environment 1: initializing',
      'Environment 2: provisioning',
      '2 invocations: waiting',
      'Function hello: active',
      'Its newest change: successful',
    ]);
    expect(actors[0]?.next).toContainEqual({ when: 'its init ends, well', then: 'invoking' });
    expect(actors[0]?.next).toContainEqual({ when: 'Lambda wants it to end', then: 'shutting down' });
    // Nothing is handed to a container that is not ready, and it says when it would be.
    expect(actors[0]?.never).toContainEqual({
      what: 'it is given an event',
      onlyIn: ['frozen', 'emptied'],
    });
    expect(actors[0]?.never.map(({ what }) => what)).not.toContain('its init ends');
    expect(says(live.actorsAt(0))).not.toContain('Environment 1: initializing');
  });

  test('counts what is in the same state', async () => {
    const live = await run('04-spike-of-fifty.json');
    expect(says(live.actorsAt(900))).toContain('50 environments: frozen');
  });

  test('says that Lambda reads a queue, and what its mapping may do next', async () => {
    const live = await run('21-poison-message.json');
    const mapping = live.actorsAt(0).find(({ stateId }) => stateId.startsWith('eventSourceMapping'));
    expect(`${mapping?.who}: ${mapping?.state}`).toBe('Event source mapping of orders: enabled: waiting');
    expect(mapping?.next).toContainEqual({ when: 'somebody deletes it', then: 'deleting' });
  });

  test('tells versions apart that are in the same state', async () => {
    const more = [10, 20].map((atMs) => ({ do: 'publish', atMs }));
    const live = await run('18-snapstart.json', { more: [...more, { do: 'deploy', atMs: 15 }] });
    for (let ms = 0; ms < 20_000; ms += 500) {
      const keys = live.actorsAt(ms).map(({ key }) => key);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  test('says of an idle time that it ended by choice, and of no other', async () => {
    const { picture } = await run('05-idle-then-again.json');
    const doubts = picture.lanes.flatMap(({ number, spans }) =>
      spans.flatMap(({ kind, from, assumedFrom }) =>
        assumedFrom === undefined ? [] : [`${number} ${kind}: ${(assumedFrom - from) / 60_000} min`],
      ),
    );
    expect(doubts).toEqual(['1 frozen: 5 min', '1 shutdown: -5 min']);
    const { picture: replaced } = await run('06-deploy-under-load.json');
    const spans = replaced.lanes.flatMap((lane) => lane.spans);
    expect(spans.some(({ kind }) => kind === 'shutdown')).toBe(true);
    expect(spans.filter(({ assumedFrom }) => assumedFrom !== undefined)).toEqual([]);
  });

  test('is told in sentences', async () => {
    const { log } = await run('09-timeout-and-reset.json');
    const words = log.map(({ text }) => text);
    expect(words[0]).toBe('A request arrives.');
    expect(words).toContain('Environment 1 loses its process and gets a new one: after a timeout.');
    expect(log).toEqual(log.toSorted((one, other) => one.atMs - other.atMs));
  });

  test('is drawn with what its callers saw', async () => {
    const { picture } = await run('12-reserved-concurrency.json');
    const outcomes = picture.requests.map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['answered', 'throttled']));
    const frame = { axis: pictureAxis(picture, true), zoom: whole, width: 900 };
    const turned = callerPaths(picture.requests, frame, 50).turnedAway;
    expect(turned.reduce((sum, { count }) => sum + count, 0)).toBe(
      outcomes.filter((outcome) => outcome === 'throttled').length,
    );
  });

  test('shows the queue and the function where there is something to them', async () => {
    const retried = await run('11-async-retries.json');
    expect(retried.picture.queue.map(({ again, end }) => [again, end])).toEqual([
      [false, null],
      [true, null],
      [true, null],
      [true, 'dropped'],
    ]);
    const deployed = await run('06-deploy-under-load.json');
    expect(deployed.picture.changes).toEqual([{ kind: 'InProgress', from: 900, to: 1700 }]);
  });

  test('shows batches above, and how long what failed lies in the queue', async () => {
    const { picture } = await run('21-poison-message.json');
    expect(picture.requests.map(({ from, outcome }) => [from, outcome])).toEqual([
      [40, 'failed'],
      [30_040, 'failed'],
      [45_000, 'answered'],
      [60_040, 'failed'],
    ]);
    // Five messages that wait together wait once.
    expect(picture.queue.map(({ from, to, again }) => [Math.round(from), to, again])).toEqual([
      [expect.any(Number), 30_040, true],
      [30_060, 60_040, true],
    ]);
  });

  test('follows what the reader changes', async () => {
    const slow = await run('01-first-request.json', { ownInitMs: 400 });
    const own = slow.picture.lanes[0]?.spans.find(({ kind }) => kind === 'functionInit');
    expect((own?.to ?? 0) - (own?.from ?? 0)).toBeCloseTo(400);
    const narrow = await run('04-spike-of-fifty.json', { concurrencyLimit: 10 });
    expect(narrow.picture.lanes).toHaveLength(10);
  });

  test('tells the parts of an init apart: extensions, runtime, function', async () => {
    const live = await run('20-extension-delays-shutdown.json');
    const { picture, log } = live;
    const spans = picture.lanes[0]?.spans.slice(0, 5) ?? [];
    expect(spans.map(({ kind }) => kind)).toEqual([
      'provision',
      'extensionInit',
      'runtimeInit',
      'functionInit',
      'invoke',
    ]);
    const [, extension, runtime, own] = spans;
    expect((extension?.to ?? 0) - (extension?.from ?? 0)).toBe(180);
    expect((own?.to ?? 0) - (own?.from ?? 0)).toBeCloseTo(60);
    expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ to }) => to));
    // Somebody who steps or only listens meets the same borders.
    expect(live.neighbour(runtime?.from ?? 0, 1)).toBe(own?.from);
    expect(log.filter(({ atMs }) => atMs === own?.from).map(({ text }) => text)).toEqual([
      'Environment 1 runs the code outside the handler.',
    ]);
    expect(log.findLast(({ atMs }) => atMs === runtime?.from)?.text).toBe(
      'Environment 1 starts the runtime’s process.',
    );
  });

  test('does not tell apart what nobody measured apart', async () => {
    const { picture } = await run('03-two-at-once.json');
    expect(picture.lanes[0]?.spans.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'provision',
      'init',
      'invoke',
    ]);
  });

  test('takes a container away, and the next request gets a new one', async () => {
    const more = [{ do: 'lose', atMs: 1000, environment: 1 }];
    const { picture, log } = await run('02-second-request.json', { more });
    expect(picture.lanes).toHaveLength(2);
    expect(picture.lanes[0]?.ending).toBe('ended after a failure');
    expect(picture.lanes[1]?.spans[0]).toMatchObject({ kind: 'provision', from: 2400 });
    expect(log.map(({ text }) => text)).toContain('Environment 1 is ended: after a failure.');
    const busy = await run('02-second-request.json', { more: [{ ...more[0], atMs: 2430 }] });
    expect(busy.picture.requests.map(({ outcome }) => outcome)).toEqual(['answered', 'failed']);
  });

  test('loses nothing where nothing is', async () => {
    const { picture } = await run('02-second-request.json', {
      more: [{ do: 'lose', atMs: 10, environment: 1 }],
    });
    expect(picture.lanes).toHaveLength(1);
  });

  test('runs another runtime as it was measured', async () => {
    const init = async (runtime: string) => {
      const { picture } = await run('03-two-at-once.json', { runtime });
      const span = picture.lanes[0]?.spans.find(({ kind }) => kind === 'init');
      return (span?.to ?? 0) - (span?.from ?? 0);
    };
    expect(await init('java21')).toBeGreaterThan(1.5 * (await init('nodejs24.x')));
  });

  test('stacks callers on as few rows as they need', () => {
    expect(
      packed([
        { from: 0, to: 10 },
        { from: 5, to: 8 },
        { from: 9, to: 12 },
      ]),
    ).toEqual({
      rows: [0, 1, 1],
      height: 2,
    });
  });
});
