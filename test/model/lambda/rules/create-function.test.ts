import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreateFunctionRequest } from '#model/lambda/configuration.ts';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import { empty, examplePackage, now, request, withFunction } from '../example-function.ts';

const refuse = (change: Partial<CreateFunctionRequest>, state = empty) =>
  refuseCreateFunction({ ...request, ...change }, examplePackage, state);

describe('CreateFunction', () => {
  it('takes what the console sends', () => {
    expect(refuse({})).toBeNull();
    expect(refuse({ MemorySize: 10240, Timeout: 900, EphemeralStorage: { Size: 10240 } })).toBeNull();
  });

  it('refuses a name with a space in the words of the API', () => {
    expect(refuse({ FunctionName: 'a b' })).toMatchInlineSnapshot(`
      {
        "code": "ValidationException",
        "member": "FunctionName",
        "message": "1 validation error detected: Value 'a b' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
        "status": 400,
      }
    `);
  });

  it('refuses a name of more than 64 characters', () => {
    expect(refuse({ FunctionName: 'x'.repeat(64) })).toBeNull();
    expect(refuse({ FunctionName: 'x'.repeat(65) })?.message).toBe(
      `1 validation error detected: Value '${'x'.repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    );
  });

  it('says all that the API model finds at once', () => {
    expect(
      refuse({
        FunctionName: '',
        MemorySize: 64,
        Timeout: 901,
        EphemeralStorage: { Size: 1 },
      })?.message.split('; '),
    ).toEqual([
      expect.stringMatching(/^4 validation errors detected: Value '' at 'functionName' failed/),
      "Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
      "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
      "Value '1' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value greater than or equal to 512",
    ]);
  });

  it('refuses a name that is taken', () => {
    expect(refuse({}, withFunction)).toEqual({
      code: 'ResourceConflictException',
      status: 409,
      message: 'Function already exist: hello',
      member: 'FunctionName',
    });
  });

  it('wants runtime and handler of a .zip', () => {
    const mandatory =
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.';
    expect(refuse({ Runtime: undefined })).toMatchObject({
      code: 'InvalidParameterValueException',
      message: mandatory,
    });
    expect(refuse({ Handler: '' })).toMatchObject({ message: mandatory, member: 'Handler' });
  });

  it('refuses a handler with white space', () => {
    expect(refuse({ Handler: 'index handler' })?.message).toBe(
      "1 validation error detected: Value 'index handler' at 'handler' failed to satisfy constraint: Member must satisfy regular expression pattern: [^\\s]+",
    );
  });

  it('refuses a runtime that AWS does not know, and one that is closed', () => {
    expect(refuse({ Runtime: 'nodejs99.x' })?.message).toMatch(
      /^Value nodejs99\.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[.*nodejs24\.x.*\] or be a valid ARN$/,
    );
    expect(refuse({ Runtime: 'nodejs12.x' })?.message).toMatch(
      /^The runtime parameter of nodejs12\.x is no longer supported/,
    );
    // Deprecated, but to be created until 2027-02-01.
    expect(refuse({ Runtime: 'nodejs20.x' })).toBeNull();
    const later = { ...empty, now: now + 100 * 86_400_000 };
    expect(refuse({ Runtime: 'nodejs20.x' }, later)?.code).toBe('InvalidParameterValueException');
  });

  it('refuses a role that is no ARN', () => {
    expect(refuse({ Role: 'lambdarole' })).toMatchObject({ code: 'ValidationException', member: 'Role' });
  });

  it('refuses more memory than a function may have', () => {
    expect(refuse({ MemorySize: 10241 })).toMatchObject({
      code: 'InvalidParameterValueException',
      message:
        "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    });
    expect(refuse({ MemorySize: 32769 })?.code).toBe('ValidationException');
  });

  it('refuses a package that is too large when it is unpacked', () => {
    const files = { 'big.bin': new Uint8Array(262_144_001) };
    expect(refuseCreateFunction(request, { ...examplePackage, files }, empty)?.message).toBe(
      'Unzipped size must be smaller than 262144000 bytes',
    );
  });

  it('takes a name exactly if it has 1 to 64 of the allowed characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-zA-Z0-9-_]{0,70}$/)),
        (FunctionName) => {
          expect(refuse({ FunctionName }) === null).toBe(/^[a-zA-Z0-9-_]{1,64}$/.test(FunctionName));
        },
      ),
    );
  });

  it('takes memory exactly from 128 to 10240 MB', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 40_000 }), (MemorySize) => {
        expect(refuse({ MemorySize }) === null).toBe(MemorySize >= 128 && MemorySize <= 10_240);
      }),
    );
  });
});
