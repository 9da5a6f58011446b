import { expect, it } from 'vitest';
import { logReading } from '#ui/lesson/log-reader.view.ts';

it('tells of containers and of the cold start that hurt most', () => {
  const text = [
    'INIT_START Runtime Version: nodejs:24.v6',
    'REPORT RequestId: aaaa\tDuration: 10.00 ms\tBilled Duration: 110 ms\tInit Duration: 100.00 ms',
    'REPORT RequestId: bbbb\tDuration: 20.00 ms\tBilled Duration: 20 ms',
    'INIT_START Runtime Version: nodejs:24.v6',
    'REPORT RequestId: cccc\tDuration: 150.00 ms\tBilled Duration: 200 ms\tInit Duration: 50.00 ms',
  ].join('\n');
  const reading = logReading(text);
  expect(reading.told).toBe(
    '3 invocations in 2 containers, 2 of them cold. Of the cold starts cccc hurt most: 200.0 ms.',
  );
  expect(reading.containers.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['Container 1', 2],
    ['Container 2', 1],
  ]);
  expect(reading.containers[1]?.rows[0]).toMatchObject({ initShare: 0.25, durationShare: 0.75, cold: true });
});

it('says when there is nothing to read', () => {
  expect(logReading(' ').told).toBeNull();
  expect(logReading('hello').told).toBe('There is no REPORT line in it.');
});
