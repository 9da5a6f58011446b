import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault, locateJsonFault } from '#model/lambda/json-fault.ts';

describe('a text that is no JSON', () => {
  it.each([
    [
      "'test'",
      "Unexpected character (''' (code 39)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      1,
      2,
    ],
    [
      'asdf',
      "Unrecognized token 'asdf': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      1,
      5,
    ],
    [
      '{key: 1}',
      "Unexpected character ('k' (code 107)): was expecting double-quote to start field name",
      1,
      3,
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
      1,
      7,
    ],
    [
      '{"a": 1\n "b": 2}',
      "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries",
      2,
      3,
    ],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 1, 5],
    ['{"a": 1', 'Unexpected end-of-input within/between Object entries', 1, 8],
    ['"abc', 'Unexpected end-of-input in VALUE_STRING', 1, 5],
    ['"\\x"', "Unrecognized character escape 'x' (code 120)", 1, 4],
  ])('%s', (text, reason, line, column) => {
    expect(locateJsonFault(text)).toMatchObject({ reason, line, column });
  });

  it('is quoted in the sentence', () => {
    expect(jsonFault("'test'")).toMatch(/\n at \[Source: \(byte\[\]\)"'test'"; line: 1, column: 2\]$/);
  });

  it('does not drown in brackets', () => {
    expect(jsonFault('['.repeat(200_000))).toMatch(/nesting depth/);
  });

  it('is told apart from JSON as the engine does, and located inside the text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }))
      .map(
        ([json, at, junk]) =>
          json.slice(0, at % (json.length + 1)) + junk + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const fault = locateJsonFault(text);
        expect(fault === null).toBe(isJson);
        if (!fault) return;
        expect(fault.at).toBeGreaterThanOrEqual(0);
        expect(fault.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
