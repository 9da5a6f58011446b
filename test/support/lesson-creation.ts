/** What the console sends for a form that an answer describes. */
import type { CreateAct, PushAct } from '#curriculum/answer.schema.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { parseImageUri } from '#model/lambda/image-uri.ts';
import { imageAt, type RegistryImage } from '#model/lambda/registry.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { withBlueprintSources } from '#ui/console/create/blueprint-sources.ts';
import { filledIn } from '#ui/console/create/blueprint-form.view.ts';
import { blueprints } from '#ui/console/create/blueprints.ts';
import { emptyForm, type CreateForm } from '#ui/console/create/create-form.ts';
import { createPlan, type CreatePlan } from '#ui/console/create/create-plan.view.ts';
import { firstFields, imageOf } from '#ui/console/registry/image-builder.ts';
import { starterOf } from '#ui/console/starter-code.ts';
import { helloWorld } from '#ui/runner/workbench/workbench.svelte.ts';

const account = emptyAccountState();

/** The calls, and the event that Test sends afterwards. */
export function filledCreation(
  typed: Omit<CreateAct, 'hurry'>,
  pushed: readonly RegistryImage[],
  at: number,
): CreatePlan & { event: string; withSources: (services: ServicesState) => ServicesState } {
  const blueprint = blueprints.find(({ id }) => id === typed.blueprint) ?? null;
  const empty = blueprint ? filledIn(emptyForm, blueprint) : emptyForm;
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const form: CreateForm = { ...empty, ...given };
  const plan = createPlan({
    form,
    account,
    blueprint,
    zip: packageOf(form, pushed, blueprint?.files),
    suffix: 'lesson00',
  });
  const made = { functionName: form.functionName, source: form.trigger, account, at };
  return {
    ...plan,
    event: blueprint?.event ?? helloWorld.payload,
    withSources: (services) => (blueprint ? withBlueprintSources(services, blueprint, made) : services),
  };
}

function packageOf(
  form: CreateForm,
  pushed: readonly RegistryImage[],
  sample: DeploymentPackage['files'] | undefined,
): DeploymentPackage {
  const parsed = form.way === 'image' ? parseImageUri(form.imageUri, account) : null;
  const image = parsed?.ok ? imageAt(parsed.uri, pushed) : undefined;
  return image
    ? { files: image.files, codeSize: 0, codeSha256: image.sha256 }
    : deploymentPackage(sample ?? starterOf(form.runtime));
}

/** @throws where the Dockerfile cannot be built: then the learner could not press the button either */
export function builtImage({
  repository,
  tag,
  dockerfile,
  handler = firstFields.handler,
}: PushAct): RegistryImage {
  const built = imageOf({
    ...firstFields,
    repository,
    tag,
    handler,
    dockerfile: `${dockerfile.join('\n')}\n`,
  });
  if (!built.ok) throw new Error(`Line ${built.fault.line}: ${built.fault.message}`);
  return built.image;
}
