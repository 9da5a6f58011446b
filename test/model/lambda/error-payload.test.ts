import { describe, expect, it } from 'vitest';
import {
  exitPayload,
  outOfMemoryPayload,
  responseTooLargePayload,
  timeoutPayload,
} from '#model/lambda/error-payload.ts';

const id = '8ae02711-a9ac-422f-9bb1-0798d2a48327';

describe('what an invoker gets when the platform speaks for the function', () => {
  it('after a time-out', () => {
    expect(timeoutPayload(id, 3)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${id} Error: Task timed out after 3.00 seconds`,
    });
  });

  it('after the process ended', () => {
    const message = (exit: Parameters<typeof exitPayload>[1]) => exitPayload(id, exit).errorMessage;
    expect(exitPayload(id, { exitCode: 1 })).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${id} Error: Runtime exited with error: exit status 1`,
    });
    expect(message({ exitCode: 0 })).toBe(
      `RequestId: ${id} Error: Runtime exited without providing a reason`,
    );
    expect(message({ signal: 'SIGKILL' })).toBe(
      `RequestId: ${id} Error: Runtime exited with error: signal: killed`,
    );
    expect(message({ signal: 'SIGSEGV' })).toMatch(/signal: segmentation fault$/);
  });

  it('after too much memory, or too long an answer', () => {
    expect(outOfMemoryPayload(id)).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(responseTooLargePayload()).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
  });
});
