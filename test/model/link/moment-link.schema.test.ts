import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMomentLink, MomentLinkError, parseMomentLink } from '#model/link/moment-link.schema.ts';

const slugs = ['first-request', 'two-at-once'];
const refusal = (hash: string): string => {
  try {
    parseMomentLink(hash, slugs);
    return 'not refused';
  } catch (error) {
    if (error instanceof MomentLinkError) return error.message;
    throw error;
  }
};

describe('a link to a moment', () => {
  test('leads back to what it was made of', () => {
    const links = fc.record({
      slug: fc.constantFrom(...slugs),
      seed: fc.string({ minLength: 1, maxLength: 24 }),
      ms: fc.integer({ min: 0, max: 6_400_000 }).map((parts) => parts / 64),
      changes: fc.record(
        {
          memoryMB: fc.integer({ min: 128, max: 10_240 }),
          ownInitMs: fc.integer({ min: 0, max: 12_000 }),
          runtime: fc.constantFrom('nodejs22.x' as const, 'java21' as const),
          concurrencyLimit: fc.integer({ min: 1, max: 1000 }),
          everyMs: fc.integer({ min: 0, max: 400 }),
          more: fc.array(fc.record({ do: fc.constant('deploy' as const), atMs: fc.nat(1000) }), {
            minLength: 1,
            maxLength: 5,
          }),
        },
        { requiredKeys: [] },
      ),
      chosen: fc.option(fc.record({ lane: fc.nat(400), span: fc.nat(400) })),
      mark: fc.option(fc.record({ lane: fc.nat(400), mark: fc.nat(4000) })),
    });
    fc.assert(
      fc.property(links, (link) => {
        expect(parseMomentLink(`#${formatMomentLink(link)}`, slugs)).toEqual(link);
      }),
    );
  });

  test('may be the name of a scenario alone, or lead somewhere else on the page', () => {
    expect(parseMomentLink('#two-at-once', slugs)).toMatchObject({
      slug: 'two-at-once',
      ms: null,
      changes: {},
    });
    expect(parseMomentLink('', slugs)).toBeNull();
    expect(parseMomentLink('#scenarios', slugs)).toBeNull();
  });

  test.each([
    ['#ten-at-once&t=4', /names a scenario that is not here/],
    ['#two-at-once&t=soon', /“t” of the link cannot be read/],
    ['#two-at-once&t=1e99', /“t”/],
    ['#two-at-once&memory=1', /“memory”/],
    ['#two-at-once&limit=1000000', /“limit”/],
    ['#two-at-once&span=x', /“span”/],
    ['#two-at-once&mark=1.2.3', /“mark”/],
    ['#two-at-once&speed=2', /cannot be read/],
    ['#two-at-once&more=%5B%7B%22do%22%3A%22inv', /cut off/],
    [`#two-at-once&more=${encodeURIComponent('[{"do":"invoke","atMs":0,"times":1000000}]')}`, /“more”/],
    [
      `#two-at-once&more=${encodeURIComponent(JSON.stringify(Array.from({ length: 5 }, () => ({ do: 'invoke', atMs: 0, times: 300 }))))}`,
      /asks for 1500 requests, and this page runs up to 600/,
    ],
    ['#two-at-once&runtime=cobol', /“runtime”/],
    [`#two-at-once&seed=${'x'.repeat(9000)}`, /8000/],
  ])('that was cut, forged or asks for too much is refused: %.60s', (hash, words) => {
    expect(refusal(hash)).toMatch(words);
  });

  test('never breaks otherwise', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusal(`#two-at-once&${text}`)).toMatch(/^not refused$|link/);
      }),
    );
  });
});
