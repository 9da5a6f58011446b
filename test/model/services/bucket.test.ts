import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listed,
  newBucket,
  objectIn,
  objectSize,
  withObject,
  withoutObject,
} from '#model/services/bucket.ts';

const object = (Body: string | Uint8Array) => ({
  Body,
  ContentType: 'text/plain',
  ETag: 'e',
  LastModified: 0,
});
const bucketOf = (...keys: string[]) =>
  keys.reduce((bucket, key) => withObject(bucket, key, object(key)), newBucket('photos', 0));

describe('a bucket', () => {
  it('keeps the newest object of a key, and none after it was deleted', () => {
    const bucket = withObject(bucketOf('a'), 'a', object('zwei'));
    expect(objectIn(bucket, 'a')).toMatchObject({ Body: 'zwei' });
    expect(objectIn(withoutObject(bucket, 'a'), 'a')).toBeUndefined();
    expect(objectIn(bucket, 'toString')).toBeUndefined();
    expect(objectSize(object('ü'))).toBe(2);
  });

  it('lists what begins with a prefix, and folds folders', () => {
    const bucket = bucketOf('in/b/2', 'in/a', 'in/b/1', 'out');
    expect(listed(bucket, { Prefix: 'in/', Delimiter: '/' })).toMatchObject({
      Contents: [{ Key: 'in/a' }],
      CommonPrefixes: ['in/b/'],
      IsTruncated: false,
    });
  });

  it('tells each key once, in order, however it is cut into pages', () => {
    const keys = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 4 }), fc.boolean(), (names, MaxKeys, folds) => {
        const bucket = bucketOf(...names);
        const Delimiter = folds ? { Delimiter: '/' } : {};
        const whole = listed(bucket, Delimiter);
        const told: string[] = [];
        let StartAfter: string | undefined;
        for (let more = true; more;) {
          const page = listed(bucket, {
            ...Delimiter,
            MaxKeys,
            ...(StartAfter === undefined ? {} : { StartAfter }),
          });
          told.push(...page.Contents.map(({ Key }) => Key), ...page.CommonPrefixes);
          ({ IsTruncated: more, last: StartAfter } = page);
        }
        expect(told.sort()).toEqual(
          [...whole.Contents.map(({ Key }) => Key), ...whole.CommonPrefixes].sort(),
        );
      }),
    );
  });
});
