/** What happens in the account after "Create function", in order, with the time that it takes on this site. */
import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import { createdMs } from '#model/lambda/lifecycle.ts';
import type { CreatePlan } from './create-plan.view.ts';
import { words } from './xray.words.ts';

export interface CreationStep {
  text: string;
  fields: readonly CreateFieldId[];
}

export function creationSteps({ newRole, create, after }: CreatePlan): CreationStep[] {
  const { request } = create;
  const { steps: said } = words;
  const image = request.PackageType === 'Image';
  const network = request.VpcConfig !== undefined && request.VpcConfig.SubnetIds.length > 0;
  const { own, network: networkMs, image: imageMs } = createdMs;
  const all = own + (network ? networkMs : 0) + (image ? imageMs : 0);
  const steps: (CreationStep | false)[] = [
    newRole !== null && step(`role.created { role: "${newRole.RoleName}" }`, ['roleName', 'roleChoice']),
    step('api.called { action: "CreateFunction" }', ['functionName']),
    step(`  ${said.rules}`, ['way']),
    step(`  ${said.pending(request.FunctionName)}`, ['functionName']),
    image
      ? step(`    ${said.image(imageMs)}`, ['imageUri'])
      : step(`    ${said.zip}`, ['blueprint', 'runtime']),
    network && step(`    ${said.network(networkMs)}`, ['subnets', 'securityGroups', 'vpc']),
    request.Environment !== undefined && step(`    ${said.encrypts}`, ['environment', 'encryptionKey']),
    step(`  ${said.active(request.FunctionName, all)}`, []),
    ...after.map(({ action, request: sent }) =>
      step(
        `api.called { action: "${action}"${'StatementId' in sent ? `, StatementId: "${sent.StatementId}"` : ''} }`,
        ['trigger', 'urlAuthType', 'functionUrl'],
      ),
    ),
    step(said.noContainer, []),
  ];
  return steps.filter((each) => each !== false);
}

function step(text: string, fields: readonly CreateFieldId[]): CreationStep {
  return { text, fields };
}
