import { expect, it } from 'vitest';
import { OUTPUT_LIMIT, OutputLimit } from '#runtimes/embedded/output-limit.ts';

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
