import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { withLeanPolicy } from '../../build/lean-policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('keeps the hashes of what stands in the page, and no others', () => {
  const page = (hashes: string[]) =>
    `<meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self' ${hashes.join(' ')}; style-src-elem 'self' ${hashOf('a{}')}"><style>a{}</style><script src="/two.js"></script><script>one()</script>`;
  expect(withLeanPolicy(page([hashOf('one()'), hashOf('two()')]))).toBe(page([hashOf('one()')]));
});

it('leaves a page without a policy alone', () => {
  expect(withLeanPolicy('<p>Hello</p>')).toBe('<p>Hello</p>');
});
