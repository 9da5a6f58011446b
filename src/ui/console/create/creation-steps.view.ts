/** What happens in the account after "Create function", in order, with the time that it takes on this site. */
import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import { createdMs } from '#model/lambda/lifecycle.ts';
import type { CreatePlan } from './create-plan.view.ts';

export interface CreationStep {
  text: string;
  fields: readonly CreateFieldId[];
}

export function creationSteps({ newRole, create, after }: CreatePlan): CreationStep[] {
  const { request } = create;
  const image = request.PackageType === 'Image';
  const network = request.VpcConfig !== undefined && request.VpcConfig.SubnetIds.length > 0;
  const { own, network: networkMs, image: imageMs } = createdMs;
  const all = own + (network ? networkMs : 0) + (image ? imageMs : 0);
  const steps: (CreationStep | false)[] = [
    newRole !== null && step(`role.created { role: "${newRole.RoleName}" }`, ['roleName', 'roleChoice']),
    step('api.called { action: "CreateFunction" }', ['functionName']),
    step('  account: the rules look at it; then it is a record', ['way']),
    step(`  function "${request.FunctionName}": (none) → Pending`, ['functionName']),
    image
      ? step(`    copies the image from Amazon ECR and prepares it: + ${imageMs} ms here`, ['imageUri'])
      : step('    puts the .zip into storage', ['blueprint', 'runtime']),
    network &&
      step(`    makes a network interface for each pair of subnet and groups: + ${networkMs} ms here`, [
        'subnets',
        'securityGroups',
        'vpc',
      ]),
    request.Environment !== undefined &&
      step('    encrypts the environment variables', ['environment', 'encryptionKey']),
    step(`  function "${request.FunctionName}": Pending → Active after ${all} ms here`, []),
    ...after.map(({ action, request: sent }) =>
      step(
        `api.called { action: "${action}"${'StatementId' in sent ? `, StatementId: "${sent.StatementId}"` : ''} }`,
        ['trigger', 'urlAuthType', 'functionUrl'],
      ),
    ),
    step('no container: the first event starts one', []),
  ];
  return steps.filter((each) => each !== false);
}

function step(text: string, fields: readonly CreateFieldId[]): CreationStep {
  return { text, fields };
}
