import { expect, it } from 'vitest';
import { actInWords } from '#curriculum/act-words.ts';
import { perform } from '#curriculum/acts.ts';

const configure = { runtime: 'nodejs24.x', memorySizeMB: 256, timeoutS: 10, variables: { A: 'b' } } as const;
const create = { way: 'scratch', functionName: 'b', architecture: 'arm64', hurry: true } as const;
const image = { repository: 'mine', tag: '1', dockerfile: ['FROM a', 'CMD ["b"]'] };
const byHand = { event: { a: 1 }, posts: [{ path: 'invocation/{id}/response', body: 'hi' }] };
const destination = { on: 'failure', kind: 'sqs', target: 'failed' } as const;
const trigger = { kind: 's3', source: 'uploads' } as const;
const happen = { ...trigger, values: { key: 'a.png' } };

it('does the acts one after the other', async () => {
  const done: unknown[] = [];
  const push = (what: unknown) => {
    done.push(what);
    return Promise.resolve();
  };
  await perform(
    [
      { create },
      'test',
      'edit',
      { wait: 2 },
      'deploy',
      { test: { a: 1 } },
      { configure },
      { template: { MemorySize: 512 } },
      { byHand },
      { push: image },
      { delete: 'b' },
      { send: { a: 2 } },
      { destination },
      { trigger },
      { happen },
    ],
    { 'index.mjs': 'x' },
    {
      create: (form) => push(['create', form]),
      push: (built) => push(['push', built]),
      delete: (name) => push(['delete', name]),
      test: (event) => push(event === undefined ? 'test' : ['test', event]),
      edit: (files) => push(['edit', files]),
      deploy: () => push('deploy'),
      wait: (seconds) => push(['wait', seconds]),
      applyTemplate: (properties) => push(['template', properties]),
      configure: (settings) => push(['configure', settings]),
      send: (event) => push(['send', event]),
      addDestination: (to) => push(['destination', to]),
      addTrigger: (from) => push(['trigger', from]),
      happen: (what) => push(['happen', what]),
      answer: (event, posts) => push(['answer', event, posts]),
    },
  );
  expect(done).toEqual([
    ['create', create],
    'test',
    ['edit', { 'index.mjs': 'x' }],
    ['wait', 2],
    'deploy',
    ['test', '{"a":1}'],
    ['configure', configure],
    ['template', { MemorySize: 512 }],
    ['answer', '{"a":1}', byHand.posts],
    ['push', image],
    ['delete', 'b'],
    ['send', '{"a":2}'],
    ['destination', destination],
    ['trigger', trigger],
    ['happen', happen],
  ]);
});

it('says each act as a sentence', () => {
  const acts = [
    'test',
    'edit',
    'deploy',
    { test: { a: 1 } },
    { wait: 1 },
    { wait: 2 },
    { configure },
    { byHand },
    { create },
    { push: image },
    { delete: 'b' },
    { send: { a: 2 } },
    { destination },
    { trigger },
    { happen },
  ] as const;
  expect(acts.map(actInWords)).toEqual([
    'Press Test.',
    'Change the code as shown below.',
    'Press Deploy.',
    'Press Test with the event {"a":1}.',
    'Wait for a second.',
    'Wait for 2 seconds.',
    'Set Runtime to nodejs24.x, Memory to 256 MB, Timeout to 10 s, the environment variable A to b, and press Save.',
    'Under “Where it runs” choose “Answer it yourself”. Press Test with the event {"a":1}, and send POST …/invocation/{id}/response with the body "hi".',
    'Under Create function choose “Author from scratch”, set Function name to b, Architecture to arm64, and press Create function. Do not wait until it is Active.',
    'Under Container image open “Build and push an image”, set Repository to mine, Tag to 1, Dockerfile to FROM a ⏎ CMD ["b"], and press Build and push.',
    'Delete the function b.',
    'Under Test send the event {"a":2} asynchronously. Below the line press “Skip the wait” until it is through.',
    'In the diagram press Add destination, choose “On failure” and SQS queue, name and create failed, and press Save.',
    'In the diagram press Add trigger, choose S3, name uploads, and press Add.',
    'At S3 uploads make it happen, with key a.png.',
  ]);
});
