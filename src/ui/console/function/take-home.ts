/** A function as files to keep: loaded when somebody wants them. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import { registryImages } from '#model/lambda/registry.ts';
import { samProject } from '#model/sam/sam-project.ts';
import { pushedImages } from '#model/services/repository.ts';
import { zipOf } from '#runtimes/package/package-zip.ts';
import { templateSubject } from './template/template.view.ts';

/** What Lambda has of it: the deployed code. */
export function packageZip({ files }: FunctionView): Uint8Array<ArrayBuffer> {
  return zipOf(files).slice();
}

/** A project of the AWS SAM CLI. */
export function projectZip(fn: FunctionView, account: AccountView): Uint8Array<ArrayBuffer> {
  const { configuration, tags, functionUrl, runtimeManagement, policy, layers } = fn;
  const role = account.resources.roles.find(({ Arn }) => Arn === configuration.Role);
  const image = registryImages(account, pushedImages(account.services)).find(
    ({ sha256 }) => configuration.PackageType === 'Image' && sha256 === configuration.CodeSha256,
  );
  const files = samProject({
    subject: {
      ...templateSubject(fn, account),
      policies: role?.Policies ?? [],
      tags,
      functionUrl,
      runtimeManagement,
      policy,
      mappings: account.mappings
        .filter(({ functionName }) => functionName === fn.name)
        .map((mapping) => mapping.configuration),
      layers,
      ...(image
        ? {
            build: {
              dockerfile: `${image.steps.map(({ instruction }) => instruction).join('\n')}\n`,
              tag: image.tag || 'latest',
            },
          }
        : {}),
    },
    account,
    testEvents: fn.testEvents,
    kept: fn.template,
  });
  return zipOf(files).slice();
}
