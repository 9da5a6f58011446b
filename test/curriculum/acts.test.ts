import { expect, it } from 'vitest';
import { actInWords, perform } from '#curriculum/acts.ts';

it('does the acts one after the other', async () => {
  const done: unknown[] = [];
  const push = (what: unknown) => {
    done.push(what);
    return Promise.resolve();
  };
  await perform(
    ['test', 'edit', 'deploy', { test: { a: 1 } }],
    { files: { 'index.mjs': 'x' }, savedEvent: '{}' },
    {
      test: (event) => push(['test', event]),
      edit: (files) => push(['edit', files]),
      deploy: () => push('deploy'),
    },
  );
  expect(done).toEqual([['test', '{}'], ['edit', { 'index.mjs': 'x' }], 'deploy', ['test', '{"a":1}']]);
});

it('says each act as a sentence', () => {
  expect((['test', 'edit', 'deploy', { test: { a: 1 } }] as const).map(actInWords)).toEqual([
    'Press Test.',
    'Change the code as shown below.',
    'Press Deploy.',
    'Press Test with the event {"a":1}.',
  ]);
});
