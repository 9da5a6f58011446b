/** AWS's clients of S3 and SQS in one file, as a learner's .zip would bring them. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

export async function sdkBundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
        export { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** `virtual:sdk-bundle`, for tests in browsers: its text. */
export function sdkBundlePlugin(): Plugin {
  const name = 'virtual:sdk-bundle';
  return {
    name: 'sdk-bundle',
    resolveId: (id) => (id === name ? id : null),
    load: async (id) => (id === name ? `export default ${JSON.stringify(await sdkBundle())};` : null),
  };
}
