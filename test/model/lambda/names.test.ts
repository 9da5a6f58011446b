import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionArn, functionNameOf, roleArn } from '#model/lambda/arn.ts';
import { defaultLogGroup } from '#model/lambda/log-group.ts';
import { logStream } from '#model/lambda/log-stream.ts';
import { requestId } from '#model/lambda/request-id.ts';
import { account, now, role } from './example-function.ts';

const sixteenBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('names as AWS writes them', () => {
  it('are an ARN, a role, a log group', () => {
    expect(functionArn(account, 'hello')).toBe('arn:aws:lambda:us-east-1:123456789012:function:hello');
    expect(roleArn(account, 'hello', 'ab12cd34')).toBe(role);
    expect(defaultLogGroup('hello')).toBe('/aws/lambda/hello');
  });

  it('give the name of the function back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9-_]{1,64}$/), (name) => {
        for (const written of [name, `123456789012:function:${name}`, functionArn(account, name)]) {
          expect(functionNameOf(written)).toBe(name);
          expect(functionNameOf(`${written}:$LATEST`)).toBe(name);
        }
      }),
    );
  });

  it('have a log stream of the day in UTC', () => {
    expect(logStream(now, new Uint8Array(16).fill(0xab))).toBe(`2026/11/23/[$LATEST]${'ab'.repeat(16)}`);
    expect(logStream(Date.UTC(2026, 0, 1) - 1, new Uint8Array(16))).toMatch(/^2025\/12\/31\//);
  });

  it('have a request id that is a version 4 UUID, another for other bytes', () => {
    fc.assert(
      fc.property(sixteenBytes, (bytes) => {
        const before = bytes.slice();
        expect(requestId(bytes)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(bytes).toEqual(before);
      }),
    );
    expect(requestId(new Uint8Array(16))).not.toBe(requestId(new Uint8Array(16).fill(1)));
  });
});
