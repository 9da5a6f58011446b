import { describe, expect, it } from 'vitest';
import type { HandEnvironment } from '#runtimes/by-hand/hand-state.ts';
import { deskWords, leftWords, spokenChange } from '#ui/lifecycle/by-hand/hand-desk.view.ts';

const environment: HandEnvironment = {
  environmentId: 'env-1',
  functionName: 'greet',
  phase: 'idle',
  deadline: null,
  pid: 2,
  env: {},
  waitingSince: 1000,
  event: null,
  lastEnd: null,
};
const event = { requestId: 'a', headers: {}, payload: '{}', answered: false };
const invoked: HandEnvironment = {
  ...environment,
  phase: 'invoke',
  deadline: 4000,
  waitingSince: null,
  event,
};

describe('the desk', () => {
  it('says what hangs, what has come and what is still to do', () => {
    expect(deskWords(null).todo).toContain('Press Test');
    expect(deskWords(environment).state).toContain('hangs');
    expect(deskWords(invoked).todo).toContain('Answer it');
    expect(deskWords({ ...invoked, event: { ...event, answered: true } }).todo).toContain(
      'only when you ask',
    );
    expect(deskWords({ ...environment, phase: 'init', waitingSince: null }).todo).toContain(
      'could not start',
    );
  });

  it('says how a process ended', () => {
    const gone = { ...environment, pid: null, waitingSince: null };
    expect(deskWords({ ...gone, lastEnd: { by: 'deadline', signal: 'SIGKILL' } }).state).toContain(
      'time was up',
    );
    expect(deskWords({ ...gone, lastEnd: { by: 'itself', exitCode: 3 } }).state).toContain('status 3');
  });

  it('speaks once of each event, and of the end', () => {
    expect(spokenChange(environment, invoked, 1000)).toBe('An event has come. 3.0 s left.');
    expect(spokenChange(invoked, { ...invoked, deadline: 4000 }, 1500)).toBe('');
    expect(
      spokenChange(
        invoked,
        { ...invoked, pid: null, event: null, lastEnd: { by: 'deadline', signal: 'SIGKILL' } },
        4000,
      ),
    ).toContain('time was up');
    expect(spokenChange(invoked, null, 5000)).toContain('ended');
  });

  it('counts down, in whole seconds while there are many', () => {
    expect(leftWords(100_000, 0)).toBe('100 s left.');
    expect(leftWords(2500, 0)).toBe('2.5 s left.');
    expect(leftWords(0, 10)).toBe('0.0 s left.');
    expect(leftWords(null, 10)).toBe('');
  });
});
