/** Clients of AWS's SDK as Lambda's runtimes bring them, each in one file. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);

/** `src/runtimes/embedded/sdk-clients.ts` says who gets them. */
export const sdkClientNames = ['client-s3', 'client-sqs', 'client-dynamodb', 'client-lambda'] as const;

type SdkClientName = (typeof sdkClientNames)[number];

interface SdkClientBundle {
  name: string;
  /** One CommonJS module. */
  content: string;
  licence: string;
}

async function bundled(name: SdkClientName): Promise<SdkClientBundle> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '@aws-sdk/${name}';`, resolveDir: fileURLToPath(root) },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    // What is exported can be read from an ES module, and so from what is made of it.
    mainFields: ['module', 'main'],
    format: 'cjs',
    target: 'node22',
    legalComments: 'eof',
    logLevel: 'silent',
  });
  const licence = await readFile(new URL(`node_modules/@aws-sdk/${name}/LICENSE`, root), 'utf8');
  return { name, content: outputFiles[0]?.text ?? '', licence };
}

/** They change with their packages only: one is made once. */
const made = new Map<SdkClientName, Promise<SdkClientBundle>>();

export function sdkClient(name: SdkClientName): Promise<SdkClientBundle> {
  const bundle = made.get(name) ?? bundled(name);
  made.set(name, bundle);
  return bundle;
}

export const sdkClients = (): Promise<SdkClientBundle[]> => Promise.all(sdkClientNames.map(sdkClient));
