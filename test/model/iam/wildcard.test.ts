import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAddressRange } from '#model/iam/ip-range.ts';
import { matchesArn, matchesWildcard } from '#model/iam/wildcard.ts';

describe('wildcards', () => {
  it('match as the same regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 8 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 }),
        (pattern, text) => {
          const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
          expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
        },
      ),
    );
  });

  it('take no time for a pattern that was made to', () => {
    expect(matchesWildcard(`${'*a'.repeat(40)}b`, 'a'.repeat(20_000))).toBe(false);
  });

  it('of an ARN stay inside its parts', () => {
    expect(matchesArn('arn:aws:sqs:*:*:orders', 'arn:aws:sqs:eu-west-1:1:orders')).toBe(true);
    expect(matchesArn('arn:aws:sqs:*:orders', 'arn:aws:sqs:eu-west-1:1:orders')).toBe(false);
    expect(matchesArn('arn:aws:s3:::*', 'arn:aws:s3:::a:b/c')).toBe(true);
  });
});

describe('ranges of addresses', () => {
  it.each([
    ['10.0.1.7', '10.0.0.0/16', true],
    ['10.1.1.7', '10.0.0.0/16', false],
    ['10.0.1.7', '10.0.1.7', true],
    ['1.2.3.4', '0.0.0.0/0', true],
    ['2001:db8::1', '2001:DB8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['::1', '::1/128', true],
    ['10.0.0.1', '::/0', false],
    ['10.0.0.256', '10.0.0.0/8', false],
    ['not one', '0.0.0.0/0', false],
    ['10.0.0.1', '10.0.0.0/64', false],
    ['1::2::3', '::/0', false],
  ])('%s in %s: %s', (address, range, yes) => {
    expect(inAddressRange(address, range)).toBe(yes);
  });
});
