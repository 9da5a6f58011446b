/** Walks an environment along a path, and tells what was recorded. */
import { createActor, fromTransition, type ActorRefFrom } from 'xstate';
import { environmentMachine } from '#machines/environment.machine.ts';
import type { EnvironmentReport } from '#machines/environment.types.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import type { InvocationEvent, InvocationReport } from '#machines/invocation.types.ts';
import type { InvocationInput } from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { environmentDrivers } from '#runtimes/drivers/environment-drivers.ts';
import { request, type InvokeDeed } from './environment-moves.ts';
import { inputOf, placeOf, type EnvironmentPath } from './environment-paths.ts';
import { hanging, storyFiles, type PathStory } from './path-story.ts';
import { kindOf } from './record-kinds.ts';
import type { Stage } from './stage.ts';

export interface Replay {
  /** The states that the environment went through. */
  places: readonly string[];
  /** What was recorded, by kind and in order. */
  kinds: readonly string[];
  /** The states and answers of each request. */
  invocations: readonly (readonly string[])[];
}

type Heard = EnvironmentReport | { type: 'trace.recorded'; records: readonly TraceRecord[] };

/** Breaths after which a replay has lost its way. */
const patience = 20_000;

export async function replay(path: EnvironmentPath, story: PathStory, stage: Stage): Promise<Replay> {
  const { runtime, clock, machineClock } = stage;
  const places: string[] = [];
  const kinds: string[] = [];
  const requests = new Map<string, ActorRefFrom<typeof invocationMachine>>();
  const invocations: string[][] = [];
  let hangs = false;

  const ask = (deed: InvokeDeed): InvocationInput => {
    const id = `request-${invocations.length}`;
    const states: string[] = [];
    invocations.push(states);
    const owner = createActor(
      fromTransition((_: null, said: InvocationReport) => {
        states.push(said.type === 'invocation.changed' ? said.state : said.result.status);
        return null;
      }, null),
    ).start();
    const invocation = createActor(invocationMachine, {
      input: {
        requestId: id,
        at: clock.now(),
        concurrency: { inUse: 0, limit: 1, reason: 'ConcurrentInvocationLimitExceeded' },
        owner,
      },
    }).start();
    requests.set(id, invocation);
    invocation.send({
      type: 'environment.assigned',
      at: clock.now(),
      environmentId: 'environment',
      start: 'cold',
    });
    return request(id, JSON.stringify({ deed }));
  };
  const tell = (requestId: string, event: InvocationEvent): void => requests.get(requestId)?.send(event);

  const hear = (heard: Heard): void => {
    if (heard.type === 'trace.recorded') {
      for (const record of heard.records) {
        kinds.push(kindOf(record));
        if (record.type === 'function' && JSON.stringify(record.record).includes(hanging)) hangs = true;
      }
    } else if (heard.type === 'environment.changed') {
      places.push(heard.place);
      hangs = false;
    } else if (heard.type === 'environment.invoking') {
      tell(heard.requestId, { type: 'handler.called', at: heard.at });
    } else if (heard.type === 'environment.answered') {
      tell(heard.requestId, { type: 'invocation.ended', at: heard.at, ending: heard.ending });
    } else {
      const { reason, detail } = heard;
      const ending = { status: 'unavailable' as const, reason, detail };
      tell(heard.requestId, { type: 'invocation.ended', at: heard.at, ending });
    }
  };
  const owner = createActor(
    fromTransition((_: null, heard: Heard) => {
      hear(heard);
      return null;
    }, null),
  ).start();

  const given = inputOf(path.type);
  let taken = 0;
  /** The next one that the environment takes. */
  const next = (): InvocationInput => ask(story.requests[taken++] ?? 'answers');
  const actor = createActor(environmentMachine.provide({ actors: environmentDrivers(runtime, clock) }), {
    clock: machineClock,
    input: {
      ...given,
      spec: { ...given.spec, files: storyFiles(story) },
      at: clock.now(),
      first: given.first && next(),
      recorder: owner,
      owner,
    },
  });

  let step = 0;
  /** States that have been entered by the steps so far. */
  let entered = 1;
  const isBusy = (place: string) => ['initializing', 'restoring', 'invoking'].includes(place);
  const shutDown = (reason: 'replaced' | 'pageLeft') =>
    actor.send({ type: 'shutdown.requested', at: clock.now(), reason });

  /** Does what the path's caller does next, once the environment is where it does it. */
  const act = (): void => {
    for (;;) {
      const place = placeOf(actor.getSnapshot());
      const current = path.steps[step];
      if (current === undefined) {
        if (places.length < entered) return;
        // Beyond the path: whatever still runs is ended, so that all replays have an end.
        if (place === 'ended' || place === 'shuttingDown' || (isBusy(place) && !hangs)) return;
        shutDown('pageLeft');
        return;
      }
      if (places.length > entered) {
        step += 1;
        entered += 1;
        continue;
      }
      if (place !== current.state) return;
      const { move } = current.event;
      if (isBusy(place) && !hangs && ['assigned', 'shutdown', 'hangs', 'hangsInInit'].includes(move)) return;
      if (move === 'expires' || move === 'hangs' || move === 'hangsInInit') return stage.elapse();
      if (move !== 'assigned' && move !== 'shutdown') return;
      step += 1;
      // Whoever is told of a change sends this to be done after it: it is not done yet when `send` comes back.
      if ((path.steps[step]?.state ?? path.end) !== place) entered += 1;
      if (move === 'shutdown') shutDown('replaced');
      else {
        const invocation = place.startsWith('ready') ? next() : ask('answers');
        actor.send({ type: 'invocation.assigned', at: clock.now(), invocation });
      }
    }
  };

  actor.subscribe(act);
  actor.start();
  for (let breaths = 0; placeOf(actor.getSnapshot()) !== 'ended' || step < path.steps.length; breaths += 1) {
    if (breaths > patience) throw new Error(`Lost after ${places.join(', ')}.`);
    await stage.breathe();
    act();
  }
  actor.stop();
  return { places, kinds, invocations };
}
