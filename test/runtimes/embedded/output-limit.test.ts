import { expect, it } from 'vitest';
import { LINE_LIMIT, OUTPUT_LIMIT, OutputLimit } from '#runtimes/embedded/output-limit.ts';

const NOTICE = '\n[The rest is left out: more than 1 MiB in one invocation.]\n';

it('cuts the output of one invocation where it gets too long, and says so once', () => {
  const written: string[] = [];
  const output = new OutputLimit((_, text) => written.push(text));
  output.write('stdout', 'a'.repeat(OUTPUT_LIMIT - 3));
  output.write('stdout', 'bcdef');
  output.write('stderr', 'never');
  expect(written.slice(1)).toEqual([`bcd${NOTICE}`]);

  output.renew();
  output.write('stdout', 'again');
  expect(written.at(-1)).toBe('again');
});

it('cuts it at so many lines too, however short, and counts a write as one', () => {
  const written: string[] = [];
  const output = new OutputLimit((_, text) => written.push(text));
  for (let n = 1; n < LINE_LIMIT - 2; n++) output.write('stdout', '.');
  output.write('stdout', 'a\n\nb\nc\n');
  output.write('stdout', 'never\n');
  expect(written.slice(LINE_LIMIT - 3)).toEqual([
    'a\n\nb\n\n[The rest is left out: more than 10,000 lines in one invocation.]\n',
  ]);

  output.renew();
  output.write('stdout', 'again\n');
  expect(written.at(-1)).toBe('again\n');
});
