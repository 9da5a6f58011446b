/** The clients of AWS's SDK that a package names, as Lambda's runtimes bring them along. */
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';
import {
  sdkClient,
  type SdkClientBundle,
  sdkClientNames,
} from '../../../build/embedded-runner/sdk-clients.ts';

/** Bundled once for all environments: loading hundreds of files each time takes seconds. */
const bundled = new Map<string, Promise<SdkClientBundle>>();

export async function sdkFiles(files: PackageFiles): Promise<Record<string, string>> {
  const texts = Object.values(files)
    .map(contentOf)
    .filter((content) => typeof content === 'string');
  const named = sdkClientNames.filter((name) => texts.some((text) => text.includes(`@aws-sdk/${name}`)));
  const made: Record<string, string> = {};
  for (const name of named) {
    let bundle = bundled.get(name);
    if (!bundle) {
      bundle = sdkClient(name);
      bundled.set(name, bundle);
    }
    const folder = `@aws-sdk/${name}`;
    made[`${folder}/package.json`] = JSON.stringify({ name: folder, main: 'index.js' });
    made[`${folder}/index.js`] = (await bundle).content;
  }
  return made;
}
