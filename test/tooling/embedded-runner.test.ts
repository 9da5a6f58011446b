import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleRunner, type RunnerBundle } from '../../build/embedded-runner/bundle.ts';

const { resolve } = createRequire(import.meta.url);

describe('what the sandbox is made of', () => {
  let bundle: RunnerBundle;
  const contentOf = (name: string | undefined) => bundle.files.get(name ?? '')?.content ?? '';
  beforeAll(async () => {
    bundle = await bundleRunner({ minify: true });
  }, 60_000);

  it("includes AWS's runtime client as it comes from npm, with its licence and notice", () => {
    expect(contentOf(bundle.runtimeClients['nodejs24.x'])).toBe(
      readFileSync(resolve('aws-lambda-ric-4'), 'utf8'),
    );
    expect(contentOf(bundle.runtimeClients['nodejs22.x'])).toBe(
      readFileSync(resolve('aws-lambda-ric-3/dist/index.mjs'), 'utf8'),
    );
    for (const name of ['aws-lambda-ric-3', 'aws-lambda-ric-4']) {
      expect(contentOf(`runner/THIRD-PARTY/${name}/LICENSE.txt`)).toContain('Apache License');
      expect(contentOf(`runner/THIRD-PARTY/${name}/NOTICE.txt`)).toContain('Amazon');
    }
  });

  it('has names that change with the content', async () => {
    expect((await bundleRunner({ minify: true })).worker).toBe(bundle.worker);
    expect((await bundleRunner({ minify: false })).worker).not.toBe(bundle.worker);
  });

  it('lets the frame run its own script and load nothing', () => {
    const document = contentOf(bundle.frame);
    const script = /<script>(.*)<\/script>/s.exec(document)?.[1] ?? '';
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(document)?.[1] ?? '';
    const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]));
    expect(directives.get('default-src')).toBe("default-src 'none'");
    expect(directives.get('connect-src')).toBe("connect-src 'none'");
    expect(directives.get('worker-src')).toBe('worker-src blob: data:');
    expect(directives.get('script-src')).toBe(
      `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:`,
    );
  });

  it('weighs what was planned', () => {
    expect(contentOf(bundle.worker).length).toBeLessThan(700_000);
  });
});
