/** The clients of AWS's SDK that a package names, as Lambda's runtimes bring them along. */
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';
import { sdkClient, sdkClientNames } from '../../../build/embedded-runner/sdk-clients.ts';

/** Each in one file, `node_modules/…`: loading hundreds of them for each environment takes seconds. */
export async function sdkFiles(packages: readonly PackageFiles[]): Promise<Record<string, string>> {
  const texts = packages
    .flatMap((files) => Object.values(files))
    .map(contentOf)
    .filter((content) => typeof content === 'string');
  const named = sdkClientNames.filter((name) => texts.some((text) => text.includes(`@aws-sdk/${name}`)));
  const made: Record<string, string> = {};
  for (const name of named) {
    const folder = `node_modules/@aws-sdk/${name}`;
    made[`${folder}/package.json`] = JSON.stringify({ name: `@aws-sdk/${name}`, main: 'index.js' });
    made[`${folder}/index.js`] = (await sdkClient(name)).content;
  }
  return made;
}
