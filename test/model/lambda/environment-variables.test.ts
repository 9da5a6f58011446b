import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isVariableName,
  refuseVariables,
  reservedVariables,
  variablesSize,
} from '#model/lambda/environment-variables.ts';

describe('environment variables', () => {
  it('have names of two and more letters, digits and underscores', () => {
    for (const name of ['TABLE', 'a1', 'x_', 'AWS_LAMBDA_LOG_LEVEL'])
      expect(isVariableName(name), name).toBe(true);
    for (const name of ['', 'a', '1a', '_a', 'a-b', 'a b', 'ä1'])
      expect(isVariableName(name), name).toBe(false);
  });

  it('may not be those that Lambda sets', () => {
    for (const name of reservedVariables) {
      expect(refuseVariables({ [name]: 'x' })?.message, name).toMatch(
        new RegExp(`in this request: ${name}$`),
      );
    }
    expect(reservedVariables).toContain('AWS_SESSION_TOKEN');
    expect(refuseVariables({ NODE_OPTIONS: '--enable-source-maps', TZ: 'Europe/Berlin' })).toBeNull();
  });

  it('are measured as the bytes of their JSON', () => {
    expect(variablesSize({})).toBe(2);
    expect(variablesSize({ KEY: 'value' })).toBe('{"KEY":"value"}'.length);
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{2,9}$/), fc.string({ unit: 'grapheme' })),
        (variables) => {
          expect(variablesSize(variables)).toBe(Buffer.byteLength(JSON.stringify(variables)));
        },
      ),
    );
  });
});
