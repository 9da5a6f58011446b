import { expect, it } from 'vitest';
import { plainSections } from '#curriculum/search/plain-text.ts';

it('is the words of each section, with its anchor', () => {
  const markdown = [
    '---',
    'title: A lesson',
    '---',
    '',
    '## What the console asks',
    '',
    'Press **Deploy**, then `Test`. It waits [for you](/console/) at most :fact{key="limits/initTimeout/max"}.',
    '',
    '::predict{id="one"}',
    '',
    '## Deploy, then Test?',
    '',
    '```js',
    'const a = 1;',
    '```',
    '',
    '- one',
    '- *two*',
    '',
    '## Empty',
    '',
    '::check',
  ].join('\n');
  expect(plainSections(markdown)).toEqual([
    {
      title: 'What the console asks',
      anchor: 'what-the-console-asks',
      text: 'Press Deploy, then Test. It waits for you at most 10\u00a0s.'.replace('\u00a0', ' '),
    },
    { title: 'Deploy, then Test?', anchor: 'deploy-then-test', text: 'const a = 1; one two' },
  ]);
});
