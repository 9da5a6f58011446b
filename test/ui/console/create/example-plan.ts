import { accountResources } from '#model/lambda/account-resources.ts';
import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import type { Blueprint } from '#ui/console/create/blueprint.ts';
import { type CreateForm, emptyForm } from '#ui/console/create/create-form.ts';
import type { PlanInput } from '#ui/console/create/create-plan.view.ts';
import { shownFields } from '#ui/console/create/shown-fields.ts';

export const account = { region: 'us-east-1', accountId: '123456789012' };
export const resources = accountResources(account);
export const state: RuleState = { account, functions: [], now: Date.UTC(2026, 10, 23), resources };

const [, shop] = resources.vpcs;

/** Everything that can be folded out, filled in. */
export const everything: CreateForm = {
  ...emptyForm,
  functionName: 'orders',
  codeSigning: resources.codeSigningConfigs[0]?.CodeSigningConfigArn ?? '',
  encryptionKey: resources.keys[0]?.Arn ?? '',
  functionUrl: true,
  urlAuthType: 'NONE',
  cors: true,
  tags: [{ key: 'team', value: 'shop' }],
  vpc: shop?.VpcId ?? '',
  subnets: shop?.subnets.slice(0, 2).map(({ SubnetId }) => SubnetId) ?? [],
  securityGroups: [shop?.securityGroups[0]?.GroupId ?? ''],
  ipv6: true,
  entryPoint: '/lambda-entrypoint.sh',
  command: 'index.handler',
  workingDirectory: '/var/task',
  imageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/greeter:1',
  roleName: 'orders-role',
  policyTemplates: ['amazon-s3-object-read-only-permissions'],
  existingRole: resources.roles[1]?.Arn ?? '',
};

export function planInput(change: Partial<CreateForm> = {}, blueprint: Blueprint | null = null): PlanInput {
  const form = { ...emptyForm, functionName: 'orders', ...change };
  return { form, account, zip: { files: {}, codeSize: 321, codeSha256: '' }, blueprint, suffix: 'ab12cd34' };
}

export function shownIn({ form, blueprint }: PlanInput): CreateFieldId[] {
  return shownFields(form, blueprint);
}
