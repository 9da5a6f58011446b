import { describe, expect, it } from 'vitest';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';
import { fileSystemView, runtimeFiles } from '#ui/lifecycle/file-system.view.ts';
import { processesView } from '#ui/lifecycle/processes.view.ts';
import { wireView } from '#ui/lifecycle/wire.view.ts';

const at = (time: number, event: TraceEvent, environmentId = 'e1'): TraceRecord => ({
  ...event,
  time,
  subject: { functionName: 'hello', environmentId },
});

const next = '/2018-06-01/runtime/invocation/next';
const ask = (wireId: string, method: string, path: string, body = ''): TraceEvent => ({
  type: 'runtimeApi.request',
  record: { wireId, method, path, headers: { host: '127.0.0.1:9001' }, body, bodyBytes: body.length },
});
const answer = (wireId: string, status: number, waitedMs: number, body = ''): TraceEvent => ({
  type: 'runtimeApi.response',
  record: { wireId, status, waitedMs, headers: {}, body, bodyBytes: body.length },
});
const state = (name: 'ready' | 'invoking' | 'ended' | 'initializing'): TraceEvent => ({
  type: 'environment.changed',
  record: { state: name },
});
const started = (pid: number): TraceEvent => ({
  type: 'process.started',
  record: {
    pid,
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    env: { B: '2', A: '1' },
    cwd: '/var/task',
  },
});

describe('the wire', () => {
  it('pairs questions with answers and says who waits', () => {
    const view = wireView([
      at(0, ask('wire-1', 'GET', next)),
      at(5, answer('wire-1', 200, 5, '{}')),
      at(6, ask('wire-2', 'POST', '/2018-06-01/runtime/invocation/abc/response', '"ok"')),
      at(7, answer('wire-2', 202, 1)),
      at(8, ask('wire-3', 'GET', next)),
    ]);
    expect(view.exchanges.map(({ meaning, status }) => [meaning, status.is])).toEqual([
      ['give me the next event', 'answered'],
      ['here is the answer', 'answered'],
      ['give me the next event', 'waiting'],
    ]);
    expect(view.waiting.map(({ askedAt }) => askedAt)).toEqual([8]);
  });

  it('keeps two environments apart although they count alike', () => {
    const view = wireView([
      at(0, ask('wire-1', 'GET', next), 'e1'),
      at(1, ask('wire-1', 'GET', next), 'e2'),
      at(2, answer('wire-1', 200, 1), 'e2'),
    ]);
    expect(view.waiting.map(({ environmentId }) => environmentId)).toEqual(['e1']);
  });

  it('lets nobody wait in an environment that is gone', () => {
    const view = wireView([at(0, ask('wire-1', 'GET', next)), at(40, state('ended'))]);
    expect(view.waiting).toEqual([]);
    expect(view.exchanges[0]?.status).toEqual({ is: 'gone', waitedMs: 40 });
  });
});

describe('the processes', () => {
  it('are frozen between invocations, and running in them', () => {
    const trace = [at(0, started(8)), at(1, state('ready'))];
    expect(processesView(trace)).toMatchObject([
      {
        pid: 8,
        command: '/var/lang/bin/node /var/runtime/index.mjs',
        state: 'frozen',
        words: 'frozen: gets no CPU',
      },
    ]);
    expect(processesView([...trace, at(2, state('invoking'))])[0]?.state).toBe('running');
  });

  it('say how they ended; the next one with the same number is another', () => {
    const exited = (exitCode: number): TraceEvent => ({
      type: 'process.exited',
      record: { pid: 8, exitCode },
    });
    const view = processesView([
      at(0, started(8)),
      at(1, exited(129)),
      at(2, started(8)),
      at(3, { type: 'process.exited', record: { pid: 8, signal: 'SIGKILL' } }),
    ]);
    expect(view.map(({ words }) => words)).toEqual(['ended: exit status 129', 'ended: signal SIGKILL']);
  });
});

describe('the file system', () => {
  it('shows the package read-only and what was written to /tmp of this environment', () => {
    const wrote = (path: string, bytes: number, deleted = false): TraceEvent => ({
      type: 'file.written',
      record: { path, bytes, deleted },
    });
    const trace = [
      at(0, wrote('/tmp/a', 1)),
      at(1, wrote('/tmp/b', 2)),
      at(2, wrote('/tmp/a', 9)),
      at(3, wrote('/tmp/b', 0, true)),
      at(4, wrote('/tmp/other', 7), 'e2'),
    ];
    const mounts = fileSystemView(
      {
        deployed: { 'lib/b.mjs': 'é', 'index.mjs': 'abc' },
        runtimeFiles: runtimeFiles([at(0, started(2)), at(9, started(3))]),
        environmentId: 'e1',
        ephemeralStorageMB: 512,
      },
      trace,
    );
    expect(mounts.map(({ path, access, files }) => [path, access, files])).toEqual([
      [
        '/var/task',
        'read-only',
        [
          { path: '/var/task/index.mjs', bytes: 3 },
          { path: '/var/task/lib/b.mjs', bytes: 2 },
        ],
      ],
      ['/opt', 'read-only', []],
      ['/var/runtime', 'read-only', [{ path: '/var/runtime/index.mjs', bytes: null }]],
      ['/tmp', 'read and write', [{ path: '/tmp/a', bytes: 9 }]],
    ]);
  });

  it('lays layers one over the other', () => {
    const [, opt] = fileSystemView(
      {
        deployed: {},
        layers: [{ 'nodejs/a.js': 'one', 'bin/tool': 'x' }, { 'nodejs/a.js': 'later' }],
        runtimeFiles: [],
        environmentId: null,
        ephemeralStorageMB: 512,
      },
      [],
    );
    expect(opt).toMatchObject({
      about: expect.stringMatching(/^2 layers/) as string,
      files: [
        { path: '/opt/bin/tool', bytes: 1 },
        { path: '/opt/nodejs/a.js', bytes: 5 },
      ],
    });
  });

  it('counts the files of a big folder instead of listing them', () => {
    const packages = Array.from({ length: 3000 }, (_, index) => [`node_modules/p${index}/index.js`, 'ab']);
    const deployed = { 'index.mjs': 'abc', ...(Object.fromEntries(packages) as Record<string, string>) };
    const [task] = fileSystemView(
      { deployed, runtimeFiles: [], environmentId: null, ephemeralStorageMB: 512 },
      [],
    );
    expect(task?.files).toEqual([
      { path: '/var/task/index.mjs', bytes: 3 },
      { path: '/var/task/node_modules/', bytes: 6000, files: 3000 },
    ]);
  });
});
