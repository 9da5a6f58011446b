import { describe, expect, test } from 'vitest';
import { embedCode } from '#ui/visualizer/embed-code.ts';
import { measureWords, snapped } from '#ui/visualizer/measure.ts';
import { hourApart } from './example-picture.ts';

describe('a measurement', () => {
  test('takes hold of the edge of what is near, and of nothing that is not', () => {
    expect(snapped(hourApart, 203, 10)).toBe(200);
    expect(snapped(hourApart, 296, 10)).toBe(300);
    expect(snapped(hourApart, 250, 10)).toBe(250);
  });

  test('says from when to when and how long that is, in whichever direction it was drawn', () => {
    expect(measureWords({ from: 165, to: 284.1 })).toBe('From 165.0 ms to 284.1 ms: 119.1 ms');
    expect(measureWords({ from: 284.1, to: 165 })).toBe(measureWords({ from: 165, to: 284.1 }));
  });
});

describe('the code that frames a moment', () => {
  test('is one element that no address and no title breaks out of', () => {
    const address = new URL('https://site.example/lifecycle/embed/#two-at-once&seed="><script>');
    const code = embedCode(address, 'A "title" <b>');
    expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/);
    expect(code).toContain('title="A &quot;title&quot; &lt;b&gt;"');
  });
});
