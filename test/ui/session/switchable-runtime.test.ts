import { describe, expect, test } from 'vitest';
import type { RuntimeSessionView } from '#machines/runtime-session.view.ts';
import type { Runtime } from '#model/runtime-port.ts';
import { createByHandRuntime } from '#runtimes/by-hand/by-hand-runtime.ts';
import { switchableRuntime, type ContainerRuntime } from '#ui/session/switchable-runtime.ts';

const ready: RuntimeSessionView = {
  place: 'ready',
  description: 'It works.',
  progress: null,
  nodeVersion: 'v22.22.3',
  trouble: null,
  canRetry: false,
  restart: null,
  restarts: 0,
};

/** Says which runtime did what. */
function scene(options: { failsFirst?: boolean } = {}) {
  const did: string[] = [];
  const runtime = (id: Runtime['id']): Runtime => ({
    id,
    probe: () => Promise.resolve({ supported: true }),
    prepare: () => Promise.resolve(void did.push(`${id} prepared`)),
    start: () => Promise.reject(new Error(`started in ${id}`)),
    dispose: () => Promise.resolve(void did.push(`${id} disposed`)),
  });
  let changed = (): void => undefined;
  let loads = 0;
  const container: ContainerRuntime = {
    ...runtime('webcontainer'),
    view: () => ready,
    subscribe(listener) {
      changed = listener;
      return () => undefined;
    },
    leave: () => void did.push('left'),
    acknowledgeRestart: () => void did.push('acknowledged'),
  };
  const load = () => {
    loads++;
    did.push('container loaded');
    return options.failsFirst && loads === 1
      ? Promise.reject(new Error('offline'))
      : Promise.resolve(container);
  };
  const byHand = () => {
    did.push('desk loaded');
    return Promise.resolve(createByHandRuntime());
  };
  const switchable = switchableRuntime(runtime('embedded'), load, byHand);
  return { did, switchable, change: () => changed() };
}

describe('a page with several runtimes', () => {
  test('uses the embedded one, and loads nothing of the other', async () => {
    const { did, switchable } = scene();
    await switchable.prepare();
    expect(switchable.choice).toEqual({ chosen: 'embedded', container: null, desk: null });
    expect(did).toEqual(['embedded prepared']);
  });

  test('loads the other when it was chosen and is needed, once', async () => {
    const { did, switchable } = scene();
    switchable.choose('webcontainer');
    await Promise.all([switchable.prepare(), switchable.prepare()]);
    expect(switchable.id).toBe('webcontainer');
    expect(switchable.choice).toEqual({ chosen: 'webcontainer', container: ready, desk: null });
    expect(did).toEqual(['container loaded', 'webcontainer prepared', 'webcontainer prepared']);
  });

  test('gives the container up when the embedded one is chosen again', async () => {
    const { did, switchable } = scene();
    switchable.choose('webcontainer');
    await switchable.prepare();
    switchable.choose('embedded');
    await switchable.prepare();
    expect(did.slice(-2)).toEqual(['left', 'embedded prepared']);
    expect(switchable.choice.container).toBeNull();
  });

  test('tells of a choice, and of what happens to the container', async () => {
    const { switchable, change } = scene();
    const heard: string[] = [];
    const stop = switchable.onChange((what) => heard.push(what));
    switchable.choose('webcontainer');
    switchable.choose('webcontainer');
    await switchable.prepare();
    change();
    stop();
    switchable.choose('embedded');
    expect(heard).toEqual(['chosen', 'container']);
  });

  test('tries to load it again after that failed', async () => {
    const { switchable } = scene({ failsFirst: true });
    switchable.choose('webcontainer');
    await expect(switchable.prepare()).rejects.toThrow('offline');
    await expect(switchable.prepare()).resolves.toBeUndefined();
  });

  test('has a desk as long as the learner answers', async () => {
    const { did, switchable } = scene();
    const heard: string[] = [];
    switchable.onChange((what) => heard.push(what));
    switchable.choose('byHand');
    expect(switchable.choice.desk).toBeNull();
    await switchable.prepare();
    expect(switchable.choice.desk?.environments).toEqual([]);
    switchable.choose('embedded');
    expect(switchable.choice.desk).toBeNull();
    expect(did).toEqual(['desk loaded']);
    expect(heard).toEqual(['chosen', 'desk', 'chosen']);
  });

  test('gives a container up for the desk, too', async () => {
    const { did, switchable } = scene();
    switchable.choose('webcontainer');
    await switchable.prepare();
    switchable.choose('byHand');
    expect(did.at(-1)).toBe('left');
  });
});
